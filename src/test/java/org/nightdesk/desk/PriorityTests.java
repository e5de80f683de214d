package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.desk.Level.HIGH;
import static org.nightdesk.desk.Level.LOW;
import static org.nightdesk.desk.Level.MEDIUM;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriorityTests {

    @Test
    void isTheMatrixOfItil() {
        assertThat(Priority.of(HIGH, HIGH, 2).word()).isEqualTo("P1");
        assertThat(Priority.of(HIGH, MEDIUM, 2).word()).isEqualTo("P2");
        assertThat(Priority.of(MEDIUM, MEDIUM, 3).word()).isEqualTo("P3");
        assertThat(Priority.of(LOW, MEDIUM, 3).word()).isEqualTo("P4");
        assertThat(Priority.of(LOW, LOW, 2).word()).isEqualTo("P5");
    }

    @Test
    void followsTheTierOfTheService() {
        assertThat(Priority.of(MEDIUM, MEDIUM, 1).word()).isEqualTo("P2");
        assertThat(Priority.of(MEDIUM, MEDIUM, 4).word()).isEqualTo("P4");
    }

    @Property
    void neverBecomesLessPressingWhenMoreIsAtStake(
            @ForAll Level impact, @ForAll Level urgency, @ForAll @IntRange(min = 1, max = 4) int tier) {
        Priority here = Priority.of(impact, urgency, tier);

        assertThat(Priority.of(HIGH, urgency, tier).value()).isLessThanOrEqualTo(here.value());
        assertThat(Priority.of(impact, HIGH, tier).value()).isLessThanOrEqualTo(here.value());
        assertThat(Priority.of(impact, urgency, 1).value()).isLessThanOrEqualTo(here.value());
    }
}
