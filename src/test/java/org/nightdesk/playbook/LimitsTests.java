package org.nightdesk.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nightdesk.playbook.Limits.Stage;

class LimitsTests {

    @Test
    void beginsWithOneThenATenthThenTheRest() {
        assertThat(Limits.CAREFUL.sizes(50)).containsExactly(1, 5, 44);
        assertThat(Limits.CAREFUL.sizes(2)).containsExactly(1, 1);
        assertThat(Limits.CAREFUL.sizes(1)).containsExactly(1);
    }

    @Property(tries = 200)
    void stagesHoldEachTargetOnce(
            @ForAll List<@IntRange(min = 1, max = 100) Integer> shares,
            @ForAll @IntRange(min = 1, max = 2000) int all) {
        List<Stage> stages =
                shares.stream().map(share -> (Stage) new Stage.Share(share)).toList();
        List<Integer> sizes = new Limits(all, all, 1, stages).sizes(all);

        assertThat(sizes).allMatch(size -> size > 0);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
    }
}
