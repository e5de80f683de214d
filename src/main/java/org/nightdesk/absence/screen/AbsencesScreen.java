package org.nightdesk.absence.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/**
 * Who is away. {@code people} may be chosen by whoever looks: themselves, or anybody. {@code calendar} says how their own calendar was read,
 * empty when they have given none. {@code fromTwice} and {@code untilTwice} are what a typed time may mean that the clock shows twice, else empty.
 */
public record AbsencesScreen(
        String sentence,
        List<Line> lines,
        Form form,
        Map<String, String> people,
        String zone,
        String calendar,
        Map<String, String> fromTwice,
        Map<String, String> untilTwice) {

    /** One absence; {@code path} leads to its shifts, {@code open} is how many of them nobody covers. */
    public record Line(
            String who,
            Instant from,
            Instant until,
            String when,
            String reason,
            boolean fromCalendar,
            String path,
            int open) {}
}
