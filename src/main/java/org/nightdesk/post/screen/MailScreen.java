package org.nightdesk.post.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** The mail that came in. {@code door} says where we listen; {@code lastAt} is when the last mail came by any way. */
public record MailScreen(
        String door,
        List<Source> sources,
        Optional<Instant> lastAt,
        List<Row> rows,
        List<String> addresses,
        boolean everything,
        boolean mayChange,
        Form form) {

    /** An account that is read by IMAP; {@code problem} is empty when it could be read. */
    public record Source(String name, String problem, Optional<Instant> readAt) {}

    /** The row whose form was refused, as {@code mail_12}; empty when none was. */
    public String refused() {
        return form.value("mail");
    }

    /** One mail. {@code state} in people's words; {@code stuck}: somebody must do something; {@code subject} as in its header. */
    public record Row(
            String id,
            String subject,
            String from,
            String to,
            String state,
            String reason,
            String size,
            Instant at,
            boolean stuck,
            boolean waiting) {

        public String path() {
            return "/mail/" + id;
        }
    }
}
