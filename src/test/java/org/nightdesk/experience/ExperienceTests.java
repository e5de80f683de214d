package org.nightdesk.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nightdesk.experience.Experience.Went;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookYaml;

class ExperienceTests {

    private static final Playbook PLAYBOOK = PlaybookYaml.read(
                    "name: Try\npurpose: To see.\nexpected-minutes: 5\nminutes-by-hand: 20\nsteps:\n  - manual: look\n")
            .orRefuse();

    @Test
    void saysCountsOnlyWhileThereAreFew() {
        assertThat(ExperiencePanel.sentences(of(17, 2), PLAYBOOK))
                .containsExactly(
                        "17 worked, 2 did not.",
                        "A rate is told from 20 runs on.",
                        "Half of those that worked took at most 4 min for a target; 5 min are expected.",
                        "Saved: 9 h 4 min, by hand one takes 20 min.");
        assertThat(ExperiencePanel.sentences(of(0, 0), PLAYBOOK)).isEmpty();
    }

    @Test
    void saysTheRateWithItsInterval() {
        assertThat(ExperiencePanel.sentences(of(18, 2), PLAYBOOK))
                .contains("Error rate 10 %, in 95 of 100 cases between 3 % and 30 %.");
    }

    @Test
    void countsEachTargetOfARun() {
        Experience experience = Experience.of(
                List.of(new Went(true, 2, Duration.ofMinutes(20)), new Went(true, 1, Duration.ofMinutes(50))),
                Duration.ofMinutes(30));

        assertThat(experience.saved()).isEqualTo(Duration.ofMinutes(40));
        assertThat(experience.median()).contains(Duration.ofMinutes(10));
    }

    /** Figures of Newcombe (1998), table I. */
    @Test
    void isTheIntervalOfTheBooks() {
        Interval interval = Interval.wilson(15, 148);

        assertThat(interval.low()).isCloseTo(0.0624, within(0.0001));
        assertThat(interval.high()).isCloseTo(0.1605, within(0.0001));
    }

    @Property(tries = 200)
    void theIntervalHoldsTheShare(
            @ForAll @IntRange(min = 1, max = 5000) int all, @ForAll @IntRange(max = 5000) int some) {
        int failed = Math.min(some, all);
        Interval interval = Interval.wilson(failed, all);

        assertThat((double) failed / all).isBetween(interval.low() - 1e-9, interval.high() + 1e-9);
        assertThat(interval.low()).isNotNegative();
        assertThat(interval.high()).isLessThanOrEqualTo(1);
    }

    private static Experience of(int worked, int failed) {
        return Experience.of(
                Stream.concat(
                                IntStream.range(0, worked).mapToObj(i -> new Went(true, 2, Duration.ofMinutes(8))),
                                IntStream.range(0, failed).mapToObj(i -> new Went(false, 1, Duration.ofMinutes(3))))
                        .toList(),
                Duration.ofMinutes(20));
    }
}
