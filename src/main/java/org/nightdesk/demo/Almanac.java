package org.nightdesk.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.desk.Kind;

/** When things happen between two instants; days are those of the first site. */
final class Almanac {

    private final Instant begin;
    private final Instant end;
    private final Dice dice;
    private final List<Site> sites;

    Almanac(Instant begin, Instant end, Dice dice, List<Site> sites) {
        this.begin = begin;
        this.end = end;
        this.dice = dice;
        this.sites = sites;
    }

    /** Never within the last hours: the night that is about to begin stays quiet until its own incident. */
    List<Instant> days(Outage.When when) {
        Instant quiet = end.minus(6, ChronoUnit.HOURS);
        return dates(when)
                .map(day -> moment(day, when.between()))
                .filter(at -> !at.isBefore(begin) && at.isBefore(quiet))
                .toList();
    }

    private Stream<LocalDate> dates(Outage.When when) {
        LocalDate first = LocalDate.ofInstant(begin, sites.getFirst().zone());
        LocalDate last = LocalDate.ofInstant(end, sites.getFirst().zone());
        Stream<LocalDate> all = first.datesUntil(last.plusDays(1));
        if (!when.daysAgo().isEmpty()) {
            return when.daysAgo().stream().map(last::minusDays);
        }
        if (when.weekday() != null) {
            DayOfWeek weekday = DayOfWeek.valueOf(when.weekday());
            return all.filter(day -> day.getDayOfWeek() == weekday);
        }
        if (when.monthEnd()) {
            return all.filter(day -> day.getDayOfMonth() == 1);
        }
        int length = (int) ChronoUnit.DAYS.between(first, last);
        return IntStream.range(0, when.times()).mapToObj(i -> first.plusDays(dice.between(0, length)));
    }

    private Instant moment(LocalDate day, List<Integer> between) {
        int least = between.isEmpty() ? 0 : between.getFirst();
        int most = between.isEmpty() ? 24 : between.getLast();
        return day.atStartOfDay(sites.getFirst().zone())
                .plus(dice.minutes(least * 60, most * 60 - 1))
                .toInstant();
    }

    /** When people ring and write: mostly while somebody works, at either site; incidents now and then at night. */
    Instant call(Kind kind) {
        Instant any = dice.within(begin, end);
        if (kind == Kind.INCIDENT && dice.inHundred(9)) {
            return any;
        }
        Site site = dice.oneOf(sites);
        for (int tries = 0; tries < 20 && !site.isOpen(any); tries++) {
            any = dice.within(begin, end);
        }
        return any;
    }
}
