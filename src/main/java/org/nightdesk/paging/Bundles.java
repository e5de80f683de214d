package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * Puts what one person is to be told at once into one message. The first page of a service in ten minutes always goes alone and first; what
 * follows it may be bundled.
 */
@Component
class Bundles {

    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final int MOST_MORE = 400;

    private final OutboxStore outbox;

    Bundles(OutboxStore outbox) {
        this.outbox = outbox;
    }

    private record Way(PersonId person, String kind, String address, Attempt.Purpose purpose) {}

    /**
     * Of what was just claimed; never more bundles than that. {@code many}: more is due than was claimed, or some are told one message after the other. Then what
     * else is due to the same people is claimed too, for as long.
     */
    List<Bundle> of(List<Attempt> claimed, boolean many, Duration lease, Instant now) {
        if (!many && noneTwice(claimed)) {
            return claimed.stream().map(Bundles::alone).toList();
        }
        Set<Long> later = outbox.laterOfTheirServices(claimed, now.minus(A_WHILE));
        Map<Way, List<Attempt>> together = new LinkedHashMap<>();
        List<Bundle> bundles = new ArrayList<>();
        for (Attempt one : claimed) {
            if (later.contains(one.id()) || one.purpose() == Attempt.Purpose.ALL_CLEAR) {
                together.computeIfAbsent(way(one), each -> new ArrayList<>()).add(one);
            } else {
                bundles.add(alone(one));
            }
        }
        if (!later.isEmpty()) {
            outbox.claimAlong(later, now.minus(A_WHILE), now, lease, MOST_MORE)
                    .forEach(one -> together.computeIfAbsent(way(one), each -> new ArrayList<>())
                            .add(one));
        }
        together.values().forEach(all -> bundles.add(new Bundle(all, true)));
        return bundles;
    }

    private static Bundle alone(Attempt one) {
        return new Bundle(List.of(one), false);
    }

    private static boolean noneTwice(List<Attempt> claimed) {
        return claimed.stream().map(Bundles::way).distinct().count() == claimed.size();
    }

    private static Way way(Attempt attempt) {
        return new Way(attempt.person(), attempt.kind(), attempt.address(), attempt.purpose());
    }
}
