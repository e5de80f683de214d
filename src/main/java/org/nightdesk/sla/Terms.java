package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is promised for a ticket, and by which calendar; a promise without a target is not made. */
record Terms(Calendar calendar, Map<Promise, Duration> targets, Rules rules) {

    Terms {
        targets = Map.copyOf(targets);
    }

    /** Every clock that is or was owed, in the order of {@link Promise}. */
    List<Strip> strips(List<Deed> deeds, Instant now) {
        return Stream.of(Promise.values())
                .flatMap(promise -> Strip.of(promise, deeds, this, now).stream())
                .toList();
    }
}
