package org.nightdesk.mailbox;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A mailbox; positive. Written {@code mbx_3}. */
public record MailboxId(long value) {

    private static final String PREFIX = "mbx_";

    /** Empty when it cannot be one. */
    public static Optional<MailboxId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new MailboxId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    public String text() {
        return PREFIX + value;
    }

    public Subject subject() {
        return Subject.of("mailbox", value);
    }
}
