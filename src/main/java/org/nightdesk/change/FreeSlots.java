package org.nightdesk.change;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nightdesk.change.Change.Slot;

/** The next times that are free: on each day at the time that was wished for, or as soon after it as what is in the way has ended. */
final class FreeSlots {

    /** How far to look. */
    static final Duration AHEAD = Duration.ofDays(14);

    private static final int MOST = 3;

    private FreeSlots() {}

    /** At most three, each as long as the wished one and not before it nor before now; {@code busy} in any order. */
    static List<Slot> after(Slot wished, List<Slot> busy, ZoneId zone, Instant now) {
        Duration length = Duration.between(wished.from(), wished.until());
        List<Slot> sorted =
                busy.stream().sorted(Comparator.comparing(Slot::from)).toList();
        List<Slot> free = new ArrayList<>();
        ZonedDateTime day = wished.from().atZone(zone);
        Instant last = wished.from().plus(AHEAD);
        for (; free.size() < MOST && day.toInstant().isBefore(last); day = day.plusDays(1)) {
            Instant next = day.plusDays(1).toInstant();
            Slot slot = first(day.toInstant(), length, sorted);
            if (slot.from().isBefore(next) && !slot.from().isBefore(now)) {
                free.add(slot);
            }
        }
        return List.copyOf(free);
    }

    private static Slot first(Instant from, Duration length, List<Slot> sorted) {
        Instant begin = from;
        for (Slot taken : sorted) {
            if (taken.from().isBefore(begin.plus(length)) && taken.until().isAfter(begin)) {
                begin = taken.until();
            }
        }
        return new Slot(begin, begin.plus(length));
    }
}
