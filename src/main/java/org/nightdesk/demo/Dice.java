package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way each time, so that a history can be told twice. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration minutes(int least, int most) {
        return Duration.ofSeconds(between(least * 60, most * 60));
    }

    Duration minutes(List<Integer> range) {
        return minutes(range.getFirst(), range.getLast());
    }

    boolean inHundred(int times) {
        return random.nextInt(100) < times;
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    Instant within(Instant from, Instant until) {
        return from.plusSeconds(random.nextLong(Duration.between(from, until).toSeconds()));
    }
}
