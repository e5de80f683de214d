package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.pivot.Measure;
import org.nightdesk.pivot.Pivot;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.pivot.Reckoning;
import org.nightdesk.sheet.Cell;

/** What a pivot says of each group, of groups together and of all is what the database comes to by itself. */
class PivotPropertyTests {

    private static final List<String> FIELDS = List.of("town", "item", "rank", "day", "price", "open");
    private static final Map<Reckoning, String> SQL = Map.of(
            Reckoning.SUM, "coalesce(sum(amount), 0)",
            Reckoning.AVERAGE, "round(avg(amount), 4)",
            Reckoning.COUNT, "count(amount)",
            Reckoning.DISTINCT, "count(distinct amount)",
            Reckoning.MIN, "min(amount)",
            Reckoning.MAX, "max(amount)");

    private final ReportStories story = ReportStories.reading();
    private final Random random = new Random(20261122);

    @Test
    void everyGroupIsWhatTheDatabaseComesTo() throws Exception {
        story.shop.execute("""
                create table line as
                select (array['Oban', 'Perth', null, 'oban '])[1 + (random() * 3)::int] as town, 'Item ' || (random() * 4)::int as item, (random() * 12)::int as rank,
                       date '2026-09-28' + (random() * 5)::int as day, ((random() * 3)::int * 1.50)::numeric(6, 2) as price, random() < 0.5 as open,
                       case when random() < 0.9 then ((random() - 0.4) * 10000)::numeric(12, 2) end as amount
                  from generate_series(1, 600)
                """);
        story.shop.execute("grant select on line to " + story.shop.reader());
        for (int round = 0; round < 12; round++) {
            PivotShape shape = shape();

            assertThat(ours(shape)).as(shape.text()).isEqualTo(theirs(shape));
        }
    }

    private PivotShape shape() {
        List<String> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, random);
        int rows = 1 + random.nextInt(PivotShape.MOST_ROWS);
        List<Measure> measures = new ArrayList<>(List.of(Measure.ROWS));
        List<Reckoning> reckonings = new ArrayList<>(List.of(Reckoning.values()));
        Collections.shuffle(reckonings, random);
        reckonings.subList(0, 3).forEach(one -> measures.add(new Measure("amount", one)));
        return new PivotShape(fields.subList(0, rows), fields.subList(rows, rows + random.nextInt(3)), measures);
    }

    /** By the values of rows and columns, a line where nothing is said for all of them. */
    private Map<List<String>, List<BigDecimal>> ours(PivotShape shape) throws Exception {
        Pivot pivot = new Pivot(shape);
        Report report = story.report("select town, item, rank, day, price, open, amount from line", "");
        story.start(report, Map.of()).into(pivot, Limits.FILE);
        Map<List<String>, List<BigDecimal>> ours = new HashMap<>();
        List<List<String>> headings = pivot.headings();
        int most = shape.measures().size();
        pivot.forEach(line -> {
            for (int at = 0; at < line.values().size(); at += most) {
                List<BigDecimal> values =
                        figures(line.values().subList(at, at + most).stream().map(Cell::plain));
                if (values.stream().anyMatch(one -> one.signum() != 0)) {
                    ours.put(key(shape, line, headings, at), values);
                }
            }
        });
        return ours;
    }

    private static List<String> key(PivotShape shape, Pivot.Line line, List<List<String>> headings, int at) {
        List<String> key = new ArrayList<>(line.path().stream().map(Cell::plain).toList());
        key.addAll(Collections.nCopies(shape.rows().size() - key.size(), "-"));
        for (int level = 0; level < shape.columns().size(); level++) {
            String text = headings.get(level).get(at);
            key.add(text.isEmpty() || text.equals("Total") ? "-" : text);
        }
        return key.stream().map(PivotPropertyTests::tidy).toList();
    }

    private Map<List<String>, List<BigDecimal>> theirs(PivotShape shape) throws Exception {
        List<String> by =
                Stream.concat(shape.rows().stream(), shape.columns().stream()).toList();
        String keys = by.stream()
                .map(name -> "case when grouping(%1$s) = 1 then '-' else coalesce(%1$s::text, '(empty)') end"
                        .formatted(name))
                .collect(Collectors.joining(", "));
        String figures = shape.measures().stream()
                .map(one -> one.column().isEmpty() ? "count(*)" : SQL.get(one.reckoning()))
                .collect(Collectors.joining(", "));
        String across = shape.columns().isEmpty() ? "" : ", rollup (" + String.join(", ", shape.columns()) + ")";
        ResultTable table = new ResultTable();
        story.start(
                        story.report(
                                "select " + keys + ", " + figures + " from line group by rollup ("
                                        + String.join(", ", shape.rows()) + ")" + across,
                                ""),
                        Map.of())
                .into(table, Limits.FILE);
        return table.texts().stream()
                .collect(Collectors.toMap(
                        row -> row.subList(0, by.size()).stream()
                                .map(PivotPropertyTests::tidy)
                                .toList(),
                        row -> figures(row.subList(by.size(), row.size()).stream())));
    }

    // The database writes truths and decimals in other words.
    private static String tidy(String text) {
        return text.matches("\\d+\\.\\d+")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private static List<BigDecimal> figures(Stream<String> texts) {
        return texts.map(text -> text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text).stripTrailingZeros())
                .toList();
    }
}
