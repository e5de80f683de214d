package org.nightdesk.post;

import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Fetches what is new in one account. Each mail is kept here before it is marked, moved or deleted there. */
record ImapVisit(Account account, Post post, Instant now) {

    private static final int MOST_AT_ONCE = 200;

    /** Every folder in turn; one that cannot be read does not hide the others, and is told at the end. */
    void fetch(ImapSession session) throws MessagingException, IOException {
        MessagingException missing = null;
        for (String name : account.folders()) {
            try {
                fetch(session, session.folder(name, Folder.READ_WRITE));
            } catch (jakarta.mail.FolderNotFoundException absent) {
                missing = absent;
            }
        }
        if (missing != null) {
            throw missing;
        }
    }

    private void fetch(ImapSession session, IMAPFolder folder) throws MessagingException, IOException {
        Message[] fresh = folder.search(unread());
        for (Message message : List.of(fresh).subList(0, Math.min(fresh.length, MOST_AT_ONCE))) {
            keep(message);
            settle(session, folder, message);
        }
        folder.close(true);
    }

    private SearchTerm unread() {
        boolean seen = account.afterwards().equals("seen");
        return new FlagTerm(new Flags(seen ? Flag.SEEN : Flag.DELETED), false);
    }

    private void keep(Message message) throws MessagingException, IOException {
        if (message.getSize() > Post.LARGEST) {
            throw new IOException(
                    "The mail \"" + message.getSubject() + "\" is larger than 50 MB. Move it to another folder.");
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        String sender = message.getHeader("Return-Path") == null
                ? Arrays.stream(message.getFrom() == null ? new jakarta.mail.Address[0] : message.getFrom())
                        .map(Object::toString)
                        .findFirst()
                        .orElse("")
                : message.getHeader("Return-Path")[0].replaceAll("[<>\\s]", "");
        post.accept(new Arrival(account.text(), sender, List.of(account.address()), raw.toByteArray(), now));
    }

    private void settle(ImapSession session, IMAPFolder folder, Message message) throws MessagingException {
        switch (account.afterwards()) {
            case "move" -> {
                IMAPFolder target = session.unopened(account.moveTo());
                if (!target.exists()) {
                    target.create(Folder.HOLDS_MESSAGES);
                }
                folder.copyMessages(new Message[] {message}, target);
                message.setFlag(Flag.DELETED, true);
            }
            case "delete" -> message.setFlag(Flag.DELETED, true);
            default -> message.setFlag(Flag.SEEN, true);
        }
    }
}
