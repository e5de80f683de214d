package org.nightdesk.handover;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Shift;

/** Somebody goes off call and somebody else comes on, at one instant. Where somebody only joins or leaves, or a gap lies between, nothing is handed over. */
record Change(Instant at, Set<PersonId> leaving, Set<PersonId> coming) {

    /** In order. What the shifts were cut to is none: nobody is known before it, or after. */
    static List<Change> in(List<Shift> shifts) {
        TreeSet<Instant> edges = shifts.stream()
                .flatMap(shift -> Stream.of(shift.from(), shift.until()))
                .collect(Collectors.toCollection(TreeSet::new));
        return edges.stream()
                .map(edge -> at(edge, shifts))
                .filter(change ->
                        !change.leaving().isEmpty() && !change.coming().isEmpty())
                .toList();
    }

    private static Change at(Instant edge, List<Shift> shifts) {
        Set<PersonId> before = shifts.stream()
                .filter(shift -> shift.from().isBefore(edge) && !shift.until().isBefore(edge))
                .map(Shift::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<PersonId> after = shifts.stream()
                .filter(shift -> !shift.from().isAfter(edge) && shift.until().isAfter(edge))
                .map(Shift::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<PersonId> leaving = new LinkedHashSet<>(before);
        leaving.removeAll(after);
        after.removeAll(before);
        return new Change(edge, leaving, after);
    }

    /** Since when the outgoing have been on call without a break, as far as these shifts, which end at the change, reach back. */
    Instant began(List<Shift> before) {
        Instant began = at;
        for (Shift shift : before.reversed()) {
            if (leaving.contains(shift.person())
                    && !shift.until().isBefore(began)
                    && shift.from().isBefore(began)) {
                began = shift.from();
            }
        }
        return began;
    }
}
