package org.nightdesk.escalation;

import java.util.HashSet;
import java.util.Set;
import org.nightdesk.people.PersonId;

/**
 * Where a page stands in its policy. {@code step} counts from 0 and is the one to be called next, or the one that is gone through person by
 * person while {@code called} says who had their turn; then it is one more. {@code anybody}: somebody was called since it began, or began
 * again. {@code needed}: as many people must answer.
 */
public record Place(int step, int round, Set<PersonId> called, boolean anybody, int needed) {

    /** Before the first step. */
    public static final Place START = new Place(0, 0, Set.of(), false, 1);

    public Place {
        called = Set.copyOf(called);
    }

    /** Before the first step once more; who has answered so far still counts. */
    public Place again() {
        return new Place(0, 0, Set.of(), false, needed);
    }

    int current() {
        return called.isEmpty() ? step : step - 1;
    }

    Place after(int number, int inRound, Step step) {
        return new Place(number + 1, inRound, Set.of(), true, Math.max(needed, step.needed()));
    }

    Place amid(int number, int inRound, Step step, PersonId person) {
        Set<PersonId> had = new HashSet<>(number == current() && inRound == round ? called : Set.of());
        had.add(person);
        return new Place(number + 1, inRound, had, true, Math.max(needed, step.needed()));
    }
}
