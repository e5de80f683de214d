package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a provider did lately. {@code failures} in a row, 0 when the last message was taken; until {@code restUntil} the others are asked first, then one
 * message tries it again.
 */
public record Health(
        int failures,
        String problem,
        Optional<Instant> failedAt,
        Optional<Instant> restUntil,
        Optional<Instant> sentAt) {

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 5;

    boolean good() {
        return failures == 0;
    }

    boolean resting(Instant now) {
        return restUntil.filter(end -> end.isAfter(now)).isPresent();
    }

    /** How long the others are asked first after one more failure: what the provider asked for, else twice as long as the last time. */
    Duration rest(Optional<Duration> wished) {
        return wished.map(wish -> shorter(wish, LONGEST_WISH))
                .orElseGet(
                        () -> shorter(FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)), LONGEST_REST));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
