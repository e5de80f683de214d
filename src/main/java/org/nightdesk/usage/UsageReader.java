package org.nightdesk.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nightdesk.rating.Key;
import org.nightdesk.rating.Usage;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;

/** Reads usage out of a report's rows, by the names of its columns. Refused, naming the row, when something is missing or of another kind. */
public final class UsageReader implements ReportAnswers.Taker {

    private static final int LONGEST = 200;
    private static final Set<String> KEYS = Set.of("customer", "item", "detail");

    private final String report;
    private final boolean sums;
    private final List<Usage> rows = new ArrayList<>();
    private List<String> names = List.of();
    private Marks marks = new Marks(List.of());

    private UsageReader(String report, boolean sums) {
        this.report = report;
        this.sums = sums;
    }

    /** Each row has a customer and an item. */
    public static UsageReader lines(String report) {
        return new UsageReader(report, false);
    }

    /** A row without customer or item is the sum over all of them. */
    public static UsageReader sums(String report) {
        return new UsageReader(report, true);
    }

    /** What was read, each row with what tells it from others. */
    public List<Usage> rows() {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> rows.get(row).marked(marks.of(row)))
                .toList();
    }

    @Override
    public void columns(List<String> all) {
        names = all.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (!sums && (!names.contains("customer") || !names.contains("item"))) {
            throw wrong("needs the columns customer and item.");
        }
        if (!names.contains("quantity") && !names.contains("amount")) {
            throw wrong("needs a column quantity or amount.");
        }
        marks = new Marks(names);
    }

    // Somebody's name would be another's tomorrow, and none that anybody knows.
    @Override
    public void masked(List<String> names) {
        keys(names).ifPresent(name -> {
            throw wrong(notBilledBy(name));
        });
    }

    /** The first of these columns that says whose a line is. */
    static Optional<String> keys(List<String> names) {
        return names.stream()
                .filter(name -> KEYS.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String notBilledBy(String name) {
        return "gives a name instead of each " + name
                + ", since that column is marked personal at its data source. Bill by a column that is not, such as a number.";
    }

    @Override
    public void row(List<Cell> cells) {
        Optional<BigDecimal> quantity = number(cells, "quantity");
        Optional<BigDecimal> amount = number(cells, "amount");
        if (quantity.isEmpty() && amount.isEmpty()) {
            throw wrong("has neither quantity nor amount in row " + (rows.size() + 1) + ".");
        }
        Key key = new Key(name(cells, "customer"), name(cells, "item"), text(cells, "detail"));
        marks.row(cells);
        rows.add(new Usage(key, text(cells, "unit"), quantity, amount, arrived(cells), ""));
    }

    private String name(List<Cell> cells, String column) {
        String name = text(cells, column);
        if (name.isEmpty() && !sums) {
            throw wrong("has no " + column + " in row " + (rows.size() + 1) + ".");
        }
        return name;
    }

    private String text(List<Cell> cells, String column) {
        String text = cell(cells, column).plain().strip();
        if (text.length() > LONGEST) {
            throw wrong("has a " + column + " of more than 200 letters in row " + (rows.size() + 1) + ".");
        }
        return text;
    }

    private Optional<BigDecimal> number(List<Cell> cells, String column) {
        Cell cell = cell(cells, column);
        return switch (cell) {
            case Cell.Number number -> Optional.of(BigDecimal.valueOf(number.value()));
            case Cell.Decimal decimal -> Optional.of(decimal.value());
            case Cell.Text text when text.text().isEmpty() -> Optional.empty();
            case Cell.Text text -> throw notNumber(column, text);
            case Cell.Truth truth -> throw notNumber(column, truth);
            case Cell.Day day -> throw notNumber(column, day);
            case Cell.LocalMoment moment -> throw notNumber(column, moment);
            case Cell.Moment moment -> throw notNumber(column, moment);
        };
    }

    private Refused notNumber(String column, Cell cell) {
        String plain = cell.plain();
        return wrong("has “" + plain.substring(0, Math.min(plain.length(), 40)) + "” for a " + column + " in row "
                + (rows.size() + 1) + ".");
    }

    // A time of which nobody said the zone is taken for UTC.
    private Optional<Instant> arrived(List<Cell> cells) {
        return switch (cell(cells, "arrived")) {
            case Cell.Moment moment -> Optional.of(moment.at());
            case Cell.LocalMoment moment -> Optional.of(moment.at().toInstant(ZoneOffset.UTC));
            case Cell.Day day ->
                Optional.of(day.day().atStartOfDay(ZoneOffset.UTC).toInstant());
            case Cell.Text text -> Optional.empty();
            case Cell.Number number -> Optional.empty();
            case Cell.Decimal decimal -> Optional.empty();
            case Cell.Truth truth -> Optional.empty();
        };
    }

    private Cell cell(List<Cell> cells, String column) {
        int place = names.indexOf(column);
        return place < 0 ? Cell.NOTHING : cells.get(place);
    }

    private Refused wrong(String what) {
        return Refused.invalid("reports", report + " " + what);
    }
}
