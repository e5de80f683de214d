package org.nightdesk.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/**
 * People who take turns, in this order, at least one. Without {@code restrictions} on duty always, else only inside
 * them. A person may stand in the order more than once.
 */
public record Layer(Rotation rotation, List<PersonId> people, List<Restriction> restrictions) {

    public Layer {
        people = List.copyOf(people);
        restrictions = List.copyOf(restrictions);
    }

    /** Whose turn it is, if this layer is on duty at all at that instant. */
    Optional<PersonId> onDuty(Instant at, ZoneId zone) {
        boolean open = restrictions.isEmpty() || restrictions.stream().anyMatch(window -> window.contains(at, zone));
        if (!open || at.isBefore(rotation.begins(zone))) {
            return Optional.empty();
        }
        return Optional.of(people.get((int) Math.floorMod(rotation.turn(at, zone), (long) people.size())));
    }

    /** Every instant inside the span at which something may change; perhaps more, never fewer. */
    List<Instant> cuts(Span span, ZoneId zone) {
        List<Instant> cuts = new ArrayList<>();
        cuts.add(rotation.begins(zone));
        addHandovers(span, zone, cuts);
        addWindows(span, zone, cuts);
        return cuts;
    }

    private void addHandovers(Span span, ZoneId zone, List<Instant> cuts) {
        long turn = rotation.turn(span.from(), zone) + 1;
        for (Instant at = rotation.handover(turn, zone); at.isBefore(span.until()); ) {
            cuts.add(at);
            turn++;
            at = rotation.handover(turn, zone);
        }
    }

    private void addWindows(Span span, ZoneId zone, List<Instant> cuts) {
        if (restrictions.isEmpty()) {
            return;
        }
        LocalDate last = LocalDate.ofInstant(span.until(), zone);
        for (LocalDate day = LocalDate.ofInstant(span.from(), zone).minusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (Restriction window : restrictions) {
                cuts.add(window.begin(day, zone));
                cuts.add(window.end(day, zone));
            }
        }
    }
}
