package org.nightdesk.rota;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;

/** Follows a layer through time: asked for later and later instants, it looks at each stint once. */
final class Track {

    private final List<Stint> stints;
    private int next;

    /** Disjoint, in order. */
    Track(List<Stint> stints) {
        this.stints = stints;
    }

    /** Never an earlier instant than before. */
    Optional<PersonId> at(Instant at) {
        while (next < stints.size() && !stints.get(next).until().isAfter(at)) {
            next++;
        }
        return next < stints.size() && !stints.get(next).from().isAfter(at)
                ? Optional.of(stints.get(next).person())
                : Optional.empty();
    }

    Stream<Instant> cuts() {
        return stints.stream().flatMap(stint -> Stream.of(stint.from(), stint.until()));
    }
}
