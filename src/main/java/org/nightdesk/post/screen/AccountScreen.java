package org.nightdesk.post.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;

/** The accounts that are read by IMAP, and the form for one. {@code addresses}: the mailboxes whose mail may be fetched. */
public record AccountScreen(List<Row> rows, Form form, Map<String, String> addresses) {

    /** One account. {@code state} is live, waiting, open (somebody must do something) or closed; {@code found} is what a check found just now. */
    public record Row(
            String id,
            String name,
            String address,
            String folders,
            String state,
            String words,
            Optional<Instant> readAt,
            boolean paused,
            boolean trouble,
            String found,
            boolean foundGood) {

        public String path() {
            return "/mail-accounts/" + id;
        }
    }

    /** In the order in which they are to be wished for. */
    public Map<String, String> securities() {
        return Choices.of("tls", "TLS", "starttls", "STARTTLS", "none", "None");
    }

    public Map<String, String> afterwards() {
        return Choices.of("seen", "Marked as read", "move", "Moved to a folder", "delete", "Deleted");
    }

    public boolean isNew() {
        return form.value("id").isEmpty();
    }

    public String path() {
        return isNew() ? "/mail-accounts" : "/mail-accounts/" + form.value("id");
    }
}
