package org.nightdesk.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTests {

    private static final Figures SALES = new Figures(
            List.of("Arran Foods", "Bute Ferries"),
            List.of("2026-09", "2026-10"),
            List.of(
                    List.of(new BigDecimal("120.50"), new BigDecimal("0.30")),
                    List.of(new BigDecimal("-80"), BigDecimal.ZERO)));

    @Test
    void barsAreAsLongAsTheirValuesOnBothSidesOfZero() {
        Drawing bars = Chart.BARS.drawn(SALES, "Sales").getFirst();

        double zero = bars.rules().getFirst().x1();
        assertThat(bars.bars()).hasSize(4);
        assertThat(bars.bars().getFirst().x()).isEqualTo(zero);
        assertThat(bars.bars().get(2).x()).isLessThan(zero);
        assertThat(bars.bars().getFirst().width() / bars.bars().get(2).width())
                .isBetween(120.5 / 80 - 1e-6, 120.5 / 80 + 1e-6);
        assertThat(bars.bars().getFirst().said()).isEqualTo("Arran Foods, 2026-09: 120.50");
        assertThat(bars.keys()).extracting(Drawing.Key::text).containsExactly("2026-09", "2026-10");
    }

    @Test
    void aLineHasAPointForEachRowAndHeatAFieldForEachValue() {
        assertThat(Chart.LINES.drawn(SALES, "Sales").getFirst().lines())
                .allSatisfy(line -> assertThat(line.points().split(" ")).hasSize(2));
        assertThat(Chart.HEAT.drawn(SALES, "Sales").getFirst().bars())
                .extracting(Drawing.Bar::strength)
                .allSatisfy(strength -> assertThat(strength).isBetween(0.06, 1.0))
                .contains(1.0, 0.06);
    }

    @Test
    void whatCannotBeToldApartIsNotDrawn() {
        List<String> many = IntStream.range(0, 101).mapToObj(Integer::toString).toList();
        Figures wide = new Figures(
                many,
                List.of("n"),
                many.stream().map(name -> List.of(BigDecimal.ONE)).toList());

        assertThat(Chart.BARS.drawn(wide, "Wide")).isEmpty();
        assertThat(Chart.LINES.drawn(new Figures(List.of(), List.of("n"), List.of()), "Nothing"))
                .isEmpty();
        assertThat(Chart.of("pie")).isEmpty();
    }

    @Test
    void oneValueOfNothingIsDrawnWithoutDividingByIt() {
        Figures zero = new Figures(List.of("a"), List.of("n"), List.of(List.of(BigDecimal.ZERO)));

        for (Chart chart : Chart.values()) {
            assertThat(chart.drawn(zero, "Zero").getFirst().toString()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void onATelephoneItIsDrawnForItsWidth() {
        for (Chart chart : Chart.values()) {
            List<Drawing> both = chart.drawn(SALES, "Sales");
            assertThat(both).extracting(Drawing::narrow).containsExactly(false, true);
            assertThat(both.getLast().labels())
                    .allSatisfy(label -> assertThat(label.x()).isBetween(0.0, 330.0));
        }
    }

    @Test
    void anAxisHasRoundNumbersAndDaysOfAMonthAreToldByTheDay() {
        List<String> days =
                IntStream.range(1, 31).mapToObj("2026-10-%02d"::formatted).toList();
        Figures month = new Figures(
                List.of("Arran Foods"),
                days,
                List.of(days.stream().map(day -> new BigDecimal("6177")).toList()));

        assertThat(Chart.LINES
                        .drawn(
                                new Figures(
                                        days,
                                        List.of("n"),
                                        days.stream()
                                                .map(day -> List.of(new BigDecimal("6177")))
                                                .toList()),
                                "n")
                        .getFirst()
                        .labels())
                .extracting(Drawing.Label::text)
                .contains("0", "2,000", "4,000", "6,000", "8,000");
        assertThat(Chart.HEAT.drawn(month, "n").getFirst().labels())
                .extracting(Drawing.Label::text)
                .contains("01", "04");
    }
}
