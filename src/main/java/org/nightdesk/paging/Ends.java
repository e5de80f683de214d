package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The hours until which people take a page: the next full one that is worth it, and the next end of a part of the day. */
final class Ends {

    private static final Duration WORTH_IT = Duration.ofMinutes(30);
    private static final List<LocalTime> PARTS_OF_THE_DAY =
            List.of(LocalTime.of(6, 0), LocalTime.of(12, 0), LocalTime.of(18, 0));

    private Ends() {}

    /** Two moments on full hours of that zone's clocks, at least half an hour and at least 90 minutes ahead, soonest first. */
    static List<Instant> after(Instant now, ZoneId zone) {
        ZonedDateTime soon =
                now.plus(WORTH_IT).atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        ZonedDateTime later = Stream.of(soon.toLocalDate(), soon.toLocalDate().plusDays(1))
                .flatMap(day ->
                        PARTS_OF_THE_DAY.stream().map(time -> day.atTime(time).atZone(zone)))
                .filter(end -> !end.isBefore(soon.plusHours(1)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return List.of(soon.toInstant(), later.toInstant());
    }
}
