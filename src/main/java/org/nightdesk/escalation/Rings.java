package org.nightdesk.escalation;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** When each of a person's ways is tried: one after the other, two minutes apart, or closer so that all come before the step ends. */
final class Rings {

    private static final Duration APART = Duration.ofMinutes(2);

    private Rings() {}

    static List<Ring> of(List<Reach> ways, Duration wait) {
        Duration apart = ways.isEmpty() ? APART : min(APART, wait.dividedBy(ways.size()));
        return IntStream.range(0, ways.size())
                .mapToObj(place -> new Ring(ways.get(place), apart.multipliedBy(place)))
                .toList();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
