package org.nightdesk.post;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A mail that came in; positive. Written {@code mail_12}. */
public record MailId(long value) {

    private static final String PREFIX = "mail_";

    /** Empty when it cannot be one. */
    public static Optional<MailId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new MailId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    public String text() {
        return PREFIX + value;
    }

    public Subject subject() {
        return Subject.of("mail", value);
    }
}
