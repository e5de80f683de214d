package org.nightdesk.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nightdesk.people.PersonId;

/**
 * People who take turns, in this order, at least one. Without {@code restrictions} on duty always, else only inside
 * them. A person may stand in the order more than once. A {@code shadow} layer is of trainees: they go along with whoever is on
 * call, are told what that one is told, and never count as cover.
 */
public record Layer(Rotation rotation, List<PersonId> people, List<Restriction> restrictions, boolean shadow) {

    public Layer {
        people = List.copyOf(people);
        restrictions = List.copyOf(restrictions);
    }

    /** Of people who are on call. */
    public Layer(Rotation rotation, List<PersonId> people, List<Restriction> restrictions) {
        this(rotation, people, restrictions, false);
    }

    /** Who is on duty when inside the span, in order; disjoint. */
    List<Stint> stints(Span span, ZoneId zone) {
        List<Stint> stints = new ArrayList<>();
        long turn = rotation.turn(span.from(), zone);
        Instant begin = later(span.from(), rotation.begins(zone));
        Instant handover = rotation.handover(turn + 1, zone);
        for (Span window : windows(span, zone)) {
            Instant at = later(begin, window.from());
            while (at.isBefore(window.until())) {
                while (!handover.isAfter(at)) {
                    turn++;
                    handover = rotation.handover(turn + 1, zone);
                }
                Instant end = handover.isBefore(window.until()) ? handover : window.until();
                stints.add(new Stint(at, end, people.get((int) Math.floorMod(turn, (long) people.size()))));
                at = end;
            }
        }
        return stints;
    }

    // Disjoint, in order, cut to the span.
    private List<Span> windows(Span span, ZoneId zone) {
        if (restrictions.isEmpty()) {
            return List.of(span);
        }
        List<Span> open = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(span.until(), zone);
        for (LocalDate day = LocalDate.ofInstant(span.from(), zone).minusDays(2);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (Restriction window : restrictions) {
                window.on(day, zone).flatMap(span::within).ifPresent(open::add);
            }
        }
        open.sort(Comparator.comparing(Span::from));
        return merged(open);
    }

    private static List<Span> merged(List<Span> sorted) {
        List<Span> merged = new ArrayList<>();
        for (Span next : sorted) {
            boolean meets =
                    !merged.isEmpty() && !next.from().isAfter(merged.getLast().until());
            if (meets) {
                Span before = merged.removeLast();
                merged.add(new Span(before.from(), later(before.until(), next.until())));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
