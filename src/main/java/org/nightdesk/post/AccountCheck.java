package org.nightdesk.post;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.springframework.stereotype.Component;

/** Tries an account at once, for whoever has just set it up: nothing is fetched or changed. */
@Component
class AccountCheck {

    private final TokenOffice tokens;

    AccountCheck(TokenOffice tokens) {
        this.tokens = tokens;
    }

    /** What was found, in a sentence or two. */
    record Found(boolean good, String words) {}

    /** Takes up to some 20 s when the server is slow. Holds no transaction. */
    Found look(Account account, Instant now) {
        try (ImapSession session = tokens.open(account, now)) {
            List<String> folders = new ArrayList<>();
            for (String name : account.folders()) {
                IMAPFolder folder = session.folder(name, Folder.READ_ONLY);
                folders.add(name + ": " + folder.getMessageCount() + " mails, " + folder.getUnreadMessageCount()
                        + " not read.");
            }
            String heard = session.tells()
                    ? " It tells at once what is new in " + account.folders().getFirst() + "."
                    : " It cannot tell what is new: it is looked into every 15 s.";
            return new Found(true, "Signed in. " + String.join(" ", folders) + heard);
        } catch (MessagingException | IOException | RuntimeException failure) {
            return new Found(false, ImapSession.words(account, failure));
        }
    }
}
