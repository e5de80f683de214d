package org.nightdesk.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.springframework.scheduling.support.CronExpression;

/** When a heartbeat is expected. */
sealed interface Expected {

    /** The first time after that moment, if it was last heard then. */
    Instant next(Instant after);

    /** {@code every 5 min}, or {@code by 30 2 * * 1-5 in Europe/Dublin}. */
    String words();

    /** So long after it was last heard. */
    record Every(Duration length) implements Expected {

        @Override
        public Instant next(Instant after) {
            return after.plus(length);
        }

        @Override
        public String words() {
            return "every " + Lengths.words(length);
        }
    }

    /**
     * As the five fields of a crontab say, by the clocks of a zone. In the night in which an hour comes twice, what is meant for each hour is expected in both of them, and
     * what is meant for one hour in the first; what is meant for the hour that is left out is expected as much later.
     */
    record ByCalendar(String cron, ZoneId zone) implements Expected {

        /** {@code cron} must be readable, and come at some time. */
        public ByCalendar {
            if (expression(cron).next(LocalDateTime.of(2024, 1, 1, 0, 0)) == null) {
                throw new IllegalArgumentException("it never comes");
            }
        }

        @Override
        public Instant next(Instant after) {
            CronExpression expression = expression(cron);
            Instant found = next(expression, LocalDateTime.ofInstant(after, zone), after);
            ZoneOffsetTransition turn = zone.getRules().nextTransition(after);
            if (turn == null
                    || !turn.isOverlap()
                    || !isOfEachHour()
                    || !turn.getInstant().isBefore(found)) {
                return found;
            }
            Instant again = next(
                    expression,
                    turn.getDateTimeAfter().minusSeconds(1),
                    turn.getInstant().minusNanos(1));
            return again.isBefore(found) ? again : found;
        }

        private Instant next(CronExpression expression, LocalDateTime from, Instant after) {
            LocalDateTime local = from;
            while (true) {
                local = expression.next(local);
                if (local == null) {
                    return Instant.parse("9999-01-01T00:00:00Z");
                }
                for (Instant meant : meant(local)) {
                    if (meant.isAfter(after)) {
                        return meant;
                    }
                }
            }
        }

        private List<Instant> meant(LocalDateTime local) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.size() < 2 || !isOfEachHour()
                    ? List.of(local.atZone(zone).toInstant())
                    : offsets.stream().map(local::toInstant).toList();
        }

        private boolean isOfEachHour() {
            return cron.startsWith("@hourly") || cron.matches("\\S+\\s+(\\*|\\*/1)(\\s.*)?");
        }

        @Override
        public String words() {
            return "by " + cron + " in " + zone.getId();
        }

        // Spring's expressions begin with a second.
        private static CronExpression expression(String cron) {
            if (!cron.startsWith("@") && cron.split("\\s+").length != 5) {
                throw new IllegalArgumentException("five fields are needed");
            }
            return CronExpression.parse(cron.startsWith("@") ? cron : "0 " + cron);
        }
    }
}
