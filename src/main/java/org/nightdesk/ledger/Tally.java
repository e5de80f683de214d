package org.nightdesk.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What somebody bore in a span: how long they were on call and how many pages they were told of by sort of time, and the rests that were disturbed. */
record Tally(Map<Slot, Duration> time, Map<Slot, Integer> pages, List<Night> nights) {

    static final Tally NOTHING = new Tally(Map.of(), Map.of(), List.of());

    private static final double OF_AN_HOUR = 0.05;
    private static final double AT_REST = 1.5;

    Tally {
        time = Map.copyOf(time);
        pages = Map.copyOf(pages);
        nights = List.copyOf(nights);
    }

    Duration timeIn(Slot slot) {
        return time.getOrDefault(slot, Duration.ZERO);
    }

    int pagesIn(Slot slot) {
        return pages.getOrDefault(slot, 0);
    }

    Duration onCall() {
        return time.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    int allPages() {
        return pages.values().stream().mapToInt(Integer::intValue).sum();
    }

    int pagesAt(Part part) {
        return Slot.ALL.stream()
                .filter(slot -> slot.part() == part)
                .mapToInt(this::pagesIn)
                .sum();
    }

    int brokenNights() {
        return (int) nights.stream().filter(Night::broken).count();
    }

    int shortRests() {
        return (int) nights.stream().filter(Night::isShort).count();
    }

    /**
     * One figure for all of it: a twentieth for each hour on call, since being on call costs sleep without any page (Ferguson 2016), 1 for a page by
     * day, 1.5 in the evening, 4 at night, half as much again at weekends and on holidays.
     */
    double load() {
        double hours = onCall().toSeconds() / 3600.0 * OF_AN_HOUR;
        return hours
                + Slot.ALL.stream()
                        .mapToDouble(slot -> pagesIn(slot) * weight(slot))
                        .sum();
    }

    private static double weight(Slot slot) {
        double part = switch (slot.part()) {
            case DAY -> 1;
            case EVENING -> 1.5;
            case NIGHT -> 4;
        };
        return slot.day() == DayKind.WORKDAY ? part : part * AT_REST;
    }
}
