package org.nightdesk.experience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How ended runs of one playbook went. {@code median}: how long one that worked took for one target; {@code saved}: what its targets would have taken by hand, less what they took, zero
 * when it is not known how long that is.
 */
record Experience(int worked, int failed, Optional<Duration> median, Duration saved) {

    /** From so many runs on a rate says something. */
    static final int ENOUGH = 20;

    /** An ended run: for how many targets, and how long it took altogether, with the waiting for people. */
    record Went(boolean worked, int targets, Duration took) {

        Duration each() {
            return took.dividedBy(targets);
        }
    }

    /** {@code byHand}: how long a person needs for one target without the playbook; zero: unknown. */
    static Experience of(List<Went> all, Duration byHand) {
        List<Went> worked = all.stream().filter(Went::worked).toList();
        List<Duration> each = worked.stream().map(Went::each).sorted().toList();
        Duration saved = worked.stream()
                .map(went -> byHand.minus(went.each()).multipliedBy(went.targets()))
                .filter(more -> more.isPositive())
                .reduce(Duration.ZERO, Duration::plus);
        return new Experience(
                worked.size(),
                all.size() - worked.size(),
                each.isEmpty() ? Optional.empty() : Optional.of(each.get((each.size() - 1) / 2)),
                saved);
    }

    int all() {
        return worked + failed;
    }

    /** How many of a hundred fail, and between which shares the true rate lies; empty while there are too few to say. */
    Optional<Interval> rate() {
        return all() < ENOUGH ? Optional.empty() : Optional.of(Interval.wilson(failed, all()));
    }
}
