package org.nightdesk.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.comparison.screen.ComparisonScreen.Cell;
import org.nightdesk.comparison.screen.ComparisonScreen.Difference;
import org.nightdesk.report.KeptResults.Result;
import org.nightdesk.subject.Refused;

class ComparisonTests {

    private static final Result SEPTEMBER = new Result(
            List.of("customer", "item", "amount"),
            List.of(
                    List.of("Arran Foods", "seats", "120.50"),
                    List.of("Arran Foods", "calls", "3.00"),
                    List.of("Bute Ferries", "seats", "80.00")));
    private static final Result OCTOBER = new Result(
            List.of("customer", "item", "amount", "note"),
            List.of(
                    List.of("Arran Foods", "seats", "120.50", ""),
                    List.of("Arran Foods", "calls", "4.00", ""),
                    List.of("Coll Hotel", "seats", "9.00", "new")));

    @Test
    void rowsOfTheSameKeyAreComparedCellByCell() {
        Difference difference = Comparison.of(SEPTEMBER, SEPTEMBER, List.of("customer", "item"));
        assertThat(difference.lines()).isEmpty();
        assertThat(difference.same()).isEqualTo(3);

        Difference months = Comparison.of(SEPTEMBER, OCTOBER, List.of("customer", "item"));

        assertThat(months.columns()).containsExactly("customer", "item", "amount", "note");
        assertThat(months.added()).isEqualTo(1);
        assertThat(months.removed()).isEqualTo(1);
        assertThat(months.lines().stream()
                        .filter(line -> line.cells().get(1).after().equals("calls"))
                        .findFirst()
                        .orElseThrow()
                        .cells()
                        .get(2))
                .isEqualTo(new Cell("3.00", "4.00", true));
        assertThat(months.lines()).anySatisfy(line -> assertThat(line.said()).isEqualTo("went"));
    }

    @Test
    void aKeyThatIsNotOneIsRefusedWithTheRowThatShowsIt() {
        assertThatThrownBy(() -> Comparison.of(SEPTEMBER, OCTOBER, List.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the key Arran Foods");
        assertThatThrownBy(() -> Comparison.of(SEPTEMBER, OCTOBER, List.of("note")))
                .hasMessageContaining("Not both results have a column note");
    }
}
