package org.nightdesk.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.subject.Subject;

/** A ticket's number; positive. The prefix people see is made from the ticket's kind. */
public record TicketId(long value) {

    private static final Pattern NUMBER = Pattern.compile("(?:INC-|REQ-)?(\\d{1,15})", Pattern.CASE_INSENSITIVE);

    /** Reads {@code INC-1042}, {@code req-1042} or {@code 1042}; which prefix does not matter. Empty for anything else. */
    public static Optional<TicketId> find(String number) {
        Matcher parts = NUMBER.matcher(number.strip());
        return parts.matches() ? Optional.of(new TicketId(Long.parseLong(parts.group(1)))) : Optional.empty();
    }

    /** The ticket as a thing with a history; its live topic is {@code ticket:1042}. */
    public Subject subject() {
        return Subject.of("ticket", value);
    }
}
