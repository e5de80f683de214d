package org.nightdesk.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.PersonId;
import org.nightdesk.rating.Prices;
import org.nightdesk.rating.Reckoned;
import org.nightdesk.rating.Reckoner;
import org.nightdesk.rating.Rounding;
import org.nightdesk.rating.Usage;
import org.nightdesk.sheet.Cell;
import org.nightdesk.usage.UsageReader;

/** Alice's source gives rows; some of them perhaps twice. Nobody holds up a bill for rows that merely look alike. */
class TwiceTests {

    private static final List<String> PLAIN = List.of("customer", "item", "quantity", "unit");
    private static final List<String> DATED = List.of("customer", "item", "quantity", "unit", "day");

    @Test
    void rowsThatNothingTellsApartAreAddedUpWithoutAWord() {
        assertThat(found(PLAIN, row("64"), row("64"), row("64"))).isEmpty();
    }

    @Test
    void aRowOfTheSameDayAndSizeIsFoundAndSaysWhy() {
        assertThat(found(DATED, row("64", day(17)), row("64.0", day(17)), row("64", day(18))))
                .containsExactly(
                        "1 of 3 rows is another one again, also by day 2026-10-17. All are added up to 192 filings.");
    }

    @Test
    void anotherDayOrAnotherQuantityIsAnotherRow() {
        assertThat(found(DATED, row("64", day(17)), row("64", day(18)), row("65", day(18))))
                .isEmpty();
    }

    @Test
    void theMonthThatEveryRowIsOfTellsNothing() {
        assertThat(found(DATED, row("64", day(1)), row("64", day(1)))).isEmpty();
    }

    @Test
    void aReferenceThatComesAgainIsFoundAndAnotherColumnThatDiffersIsHeard() {
        List<String> columns = List.of("customer", "item", "quantity", "unit", "reference", "plan");

        assertThat(found(columns, row("64", text("R-7"), text("gold")), row("64", text("R-7"), text("gold"))))
                .as("a reference of all rows is none")
                .isEmpty();
        assertThat(found(
                        columns,
                        row("64", text("R-7"), text("gold")),
                        row("64", text("R-7"), text("gold")),
                        row("64", text("R-7"), text("blue")),
                        row("64", text("R-8"), text("gold")),
                        row("64", text(""), text("gold")),
                        row("64", text(""), text("gold"))))
                .containsExactly(
                        "1 of 6 rows is another one again, also by reference R-7, plan gold. All are added up to 384 filings.");
    }

    @Test
    void whenItArrivedTellsToo() {
        Cell night = new Cell.Moment(Instant.parse("2026-10-18T02:00:00Z"));
        Cell next = new Cell.Moment(Instant.parse("2026-10-19T02:00:00Z"));
        List<String> columns = List.of("customer", "item", "quantity", "unit", "arrived");

        assertThat(found(columns, row("64", night), row("64", night), row("64", night), row("64", next)))
                .singleElement()
                .asString()
                .startsWith("2 of 4 rows are others again, also by arrived 2026-10-18T02:00:00Z.");
    }

    @SafeVarargs
    private static List<String> found(List<String> columns, List<Cell>... rows) {
        UsageReader reader = UsageReader.lines("Usage");
        reader.columns(columns);
        Stream.of(rows).forEach(reader::row);
        List<Usage> usage = reader.rows();
        Reckoned reckoned =
                Reckoner.reckon(usage, Prices.in("filings = 1"), Rounding.HALF_UP, 2, List.of(), Optional.empty());
        return new Checker(bill())
                .itself(reckoned).twice(usage, reckoned).findings().stream()
                        .map(Finding::text)
                        .toList();
    }

    private static Definition bill() {
        return new Definition(
                1,
                "Filings",
                "",
                new PersonId(1),
                Optional.empty(),
                1,
                new Definition.Currency("EUR", 2, Rounding.HALF_UP),
                1,
                new Definition.Terms(
                        List.of(1L), Optional.empty(), "", Optional.empty(), 5, LocalTime.of(17, 0), ZoneOffset.UTC),
                Instant.EPOCH);
    }

    private static List<Cell> row(String quantity, Cell... more) {
        return Stream.concat(
                        Stream.of(
                                text("Arran Foods"),
                                text("filings"),
                                new Cell.Decimal(new BigDecimal(quantity)),
                                text("filings")),
                        Stream.of(more))
                .toList();
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    private static Cell day(int day) {
        return new Cell.Day(LocalDate.of(2026, 10, day));
    }
}
