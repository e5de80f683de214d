package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens, in the order in which it happens; a day is one transaction, so that thousands of deeds take seconds. */
final class Past {

    private static final Duration CHAPTER = Duration.ofDays(1);

    private final PriorityQueue<Deed> deeds =
            new PriorityQueue<>(Comparator.comparing(Deed::at).thenComparingLong(Deed::number));
    private final TransactionTemplate transaction;
    private long count;

    Past(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** Something that happens at a moment. */
    interface Happening {
        void at(Instant now);
    }

    private record Deed(Instant at, long number, Happening happening) {}

    /** Deeds of one moment happen in the order in which they were planned. */
    void plan(Instant at, Happening happening) {
        deeds.add(new Deed(at, count++, happening));
    }

    /** Everything before {@code end}; deeds may plan more. What would happen later does not happen. */
    void happen(Instant end) {
        while (!deeds.isEmpty() && deeds.element().at().isBefore(end)) {
            Instant night = deeds.element().at().plus(CHAPTER);
            Instant until = night.isBefore(end) ? night : end;
            transaction.executeWithoutResult(status -> tell(until));
        }
    }

    private void tell(Instant until) {
        while (!deeds.isEmpty() && deeds.element().at().isBefore(until)) {
            Deed next = deeds.remove();
            next.happening().at(next.at());
        }
    }
}
