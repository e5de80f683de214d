package org.nightdesk.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a ticket's number as people write it: INC-1042, req-77, or just 1042. The prefix does not decide, the number does. */
public final class TicketNumber {

    private static final Pattern WRITTEN = Pattern.compile("(?:[A-Za-z]{2,4}-)?([1-9][0-9]{0,17})");

    private TicketNumber() {}

    /** Empty when it cannot be a number. */
    public static Optional<TicketId> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        return written.matches() ? Optional.of(new TicketId(Long.parseLong(written.group(1)))) : Optional.empty();
    }
}
