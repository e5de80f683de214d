package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nightdesk.ledger.ToldStore.Told;
import org.nightdesk.rota.Span;

/** Adds up one person's span by their own clock. */
final class Count {

    /** A day of work with its break, counted back from the next one: rest is what is left of the 24 hours. */
    private static final int HOURS_AT_WORK = 9;

    private final ZoneId zone;
    private final Terms terms;
    private final Span span;
    private final WallClock clock;

    Count(ZoneId zone, Terms terms, Span span) {
        this.zone = zone;
        this.terms = terms;
        this.span = span;
        this.clock = new WallClock(zone, terms.daysOff());
    }

    /** From the spans on call, which lie within, and what was told, also a day before and after. */
    Tally tally(List<Span> onCall, List<Told> told) {
        Map<Slot, Duration> time = new HashMap<>();
        onCall.forEach(part -> clock.split(part.from(), part.until())
                .forEach((slot, length) -> time.merge(slot, length, Duration::plus)));
        Map<Slot, Integer> pages = new HashMap<>();
        told.stream()
                .filter(one -> within(one.first()) && one.pages() > 0)
                .forEach(one -> pages.merge(clock.slot(one.first()), one.pages(), Integer::sum));
        return new Tally(time, pages, nights(told));
    }

    private boolean within(Instant at) {
        return !at.isBefore(span.from()) && at.isBefore(span.until());
    }

    /** Those that were disturbed, in order. */
    List<Night> nights(List<Told> told) {
        Map<LocalDate, List<Told>> byEvening = new TreeMap<>();
        told.forEach(one -> byEvening
                .computeIfAbsent(evening(one.first()), day -> new ArrayList<>())
                .add(one));
        return byEvening.entrySet().stream()
                .map(entry -> night(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .filter(Night::disturbed)
                .toList();
    }

    // The rest that a moment falls into begins after the day of work before it, and is counted where it begins.
    private LocalDate evening(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return local.toLocalTime().isBefore(terms.starts())
                ? local.toLocalDate().minusDays(1)
                : local.toLocalDate();
    }

    private Optional<Night> night(LocalDate evening, List<Told> told) {
        Instant begins = evening.atTime(terms.starts())
                .plusHours(HOURS_AT_WORK)
                .atZone(zone)
                .toInstant();
        Instant ends = evening.plusDays(1).atTime(terms.starts()).atZone(zone).toInstant();
        List<Told> resting =
                told.stream().filter(one -> !one.last().isBefore(begins)).toList();
        if (resting.isEmpty() || !within(begins)) {
            return Optional.empty();
        }
        List<Instant> moments = resting.stream()
                .flatMap(one -> List.of(one.first(), one.last()).stream())
                .filter(at -> !at.isBefore(begins))
                .distinct()
                .toList();
        return Optional.of(new Night(
                evening,
                begins,
                ends,
                moments,
                Math.max(1, resting.stream().mapToInt(Told::pages).sum()),
                moments.stream().anyMatch(at -> clock.slot(at).part() == Part.NIGHT),
                clock.kind(evening.plusDays(1)) == DayKind.WORKDAY));
    }
}
