package org.nightdesk.rota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Somebody who looks at the clock on the wall once a minute and writes down what it shows: nothing else is known of the zone. A time is
 * when the clock first shows it; one that was skipped is when the clock would have shown it, had nobody turned it.
 */
final class WallWatcher {

    private final Map<LocalDateTime, Integer> shown = new HashMap<>();
    private final Map<LocalDateTime, Integer> jumped = new HashMap<>();

    WallWatcher(Instant from, int minutes, ZoneId zone) {
        LocalDateTime before = LocalDateTime.ofInstant(from.minus(Duration.ofMinutes(1)), zone);
        for (int minute = 0; minute < minutes; minute++) {
            LocalDateTime wall = LocalDateTime.ofInstant(from.plus(Duration.ofMinutes(minute)), zone);
            LocalDateTime due = before.plusMinutes(1);
            long skipped = ChronoUnit.MINUTES.between(due, wall);
            for (int i = 0; i < skipped; i++) {
                shown.putIfAbsent(due.plusMinutes(i), minute + i);
                jumped.putIfAbsent(due.plusMinutes(i), minute);
            }
            shown.putIfAbsent(wall, minute);
            jumped.putIfAbsent(wall, minute);
            before = wall;
        }
    }

    /** In which minute of the watch it is that time; far beyond its end when it never was. */
    int minute(LocalDateTime wall) {
        return shown.getOrDefault(wall, Integer.MAX_VALUE);
    }

    /** As {@link #minute}, but what was skipped is the moment of the jump: the steps of an hourly rotation never go backwards. */
    int minuteOrJump(LocalDateTime wall) {
        return jumped.getOrDefault(wall, Integer.MAX_VALUE);
    }
}
