package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is left of somebody's rest between two days of work, when pages came into it. {@code evening} is the day on which it began, {@code told} when
 * they were told of pages, in order, never empty; {@code pages} how many came that they had not been told of before, at least 1; {@code broken}: one of them came between 23:00 and 06:00. {@code workday}: the day after it is one.
 */
public record Night(
        LocalDate evening,
        Instant begins,
        Instant ends,
        List<Instant> told,
        int pages,
        boolean broken,
        boolean workday) {

    /** "Every worker is entitled to a minimum daily rest period of 11 consecutive hours per 24-hour period": Directive 2003/88/EC, article 3. */
    public static final Duration REST = Duration.ofHours(11);

    public Night {
        told = List.copyOf(told);
    }

    /** The longest stretch in which nothing came. */
    public Duration rest() {
        Duration longest = Duration.ZERO;
        Instant at = begins;
        for (Instant next : told) {
            longest = longer(longest, Duration.between(at, next));
            at = next;
        }
        return longer(longest, Duration.between(at, ends));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Whether less than eleven hours were undisturbed. */
    public boolean isShort() {
        return rest().compareTo(REST) < 0;
    }

    /** Whether it is worth a later start: a broken night restarts the rest, however long the rest before it was. */
    public boolean disturbed() {
        return broken || isShort();
    }

    /** When eleven hours have passed since the last page. */
    public Instant restedAt() {
        return told.getLast().plus(REST);
    }
}
