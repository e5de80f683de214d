package org.nightdesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.people.PersonId;
import org.nightdesk.queue.screen.HomeScreen.Night;
import org.nightdesk.queue.screen.HomeScreen.Night.Band;
import org.nightdesk.queue.screen.HomeScreen.Night.Hour;
import org.nightdesk.queue.screen.HomeScreen.Night.Mark;
import org.nightdesk.rota.Shift;
import org.nightdesk.web.Times;

/** Draws the ten hours around now: five before, five to come. */
final class Nights {

    static final Duration BEFORE = Duration.ofHours(5);
    static final Duration WINDOW = Duration.ofHours(10);

    private final Times times;
    private final Instant from;

    Nights(Times times) {
        this.times = times;
        this.from = start(times);
    }

    /** The full hour the picture begins at. */
    static Instant start(Times times) {
        return times.now()
                .minus(BEFORE)
                .atZone(times.here().zone())
                .truncatedTo(ChronoUnit.HOURS)
                .toInstant();
    }

    /** {@code ends} are moments at which something of theirs ends. */
    Night of(List<Shift> shifts, Map<PersonId, String> names, long me, Collection<Instant> ends) {
        List<Band> bands = shifts.stream().map(shift -> band(shift, names, me)).toList();
        List<Mark> marks = ends.stream()
                .filter(end -> !end.isBefore(from) && end.isBefore(from.plus(WINDOW)))
                .map(end -> new Mark(x(end), !end.isAfter(times.now().plus(Duration.ofHours(1)))))
                .toList();
        return new Night(label(shifts, names, me), bands, hours(), marks, x(times.now()), times.clock(times.now()));
    }

    private Band band(Shift shift, Map<PersonId, String> names, long me) {
        Instant begin = later(shift.from(), from);
        Instant end = shift.until().isBefore(from.plus(WINDOW)) ? shift.until() : from.plus(WINDOW);
        boolean mine = shift.person().value() == me;
        return new Band(
                x(begin),
                percent(Duration.between(begin, end)),
                mine ? "You" : names.getOrDefault(shift.person(), ""),
                mine);
    }

    private List<Hour> hours() {
        List<Hour> hours = new ArrayList<>();
        for (int hour = 0; hour <= WINDOW.toHours(); hour++) {
            ZonedDateTime at =
                    from.plus(Duration.ofHours(hour)).atZone(times.here().zone());
            String anchor = hour == 0 ? "start" : hour == WINDOW.toHours() ? "end" : "middle";
            hours.add(new Hour(x(at.toInstant()), times.clock(at.toInstant()), anchor, hour % 2 == 1));
        }
        return hours;
    }

    private String label(List<Shift> shifts, Map<PersonId, String> names, long me) {
        String who = shifts.stream()
                .map(shift -> (shift.person().value() == me ? "you" : names.getOrDefault(shift.person(), "somebody"))
                        + " until " + times.clock(shift.until()))
                .collect(Collectors.joining(", then "));
        return "From %s to %s, on call: %s."
                .formatted(times.clock(from), times.clock(from.plus(WINDOW)), who.isEmpty() ? "nobody" : who);
    }

    private String x(Instant at) {
        return percent(Duration.between(from, at));
    }

    private static String percent(Duration part) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(100.0 * part.toSeconds() / WINDOW.toSeconds(), 0, 100));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
