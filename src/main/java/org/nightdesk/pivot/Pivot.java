package org.nightdesk.pivot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightdesk.chart.Figures;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Rows;

/** Reckons a result by its columns, as it comes; exact, with what groups and all of them come to. Refused, saying why, when it cannot be made or grows too large. */
public final class Pivot implements Rows {

    private final PivotShape shape;
    private final Branch left = new Branch();
    private final Branch top = new Branch();
    private Fields fields = Fields.NONE;
    private Units units = Units.NONE;
    private List<String> names = List.of();
    private final Size size;
    private final Runnable newRow;
    private final Runnable newColumn;

    public Pivot(PivotShape shape) {
        this.shape = shape;
        this.size = new Size(shape, left, top);
        this.newRow = size::row;
        this.newColumn = size::column;
    }

    /** Refused, naming the column that is not there and those that are. */
    @Override
    public void columns(List<String> all) {
        names = all;
        fields = Fields.of(shape, names);
        units = Units.of(shape, names);
    }

    @Override
    public void row(List<Cell> cells) {
        size.line();
        units.row(cells);
        Branch row = left;
        for (int at : fields.rows()) {
            row = row.within(cells.get(at), newRow);
        }
        Branch column = top;
        for (int at : fields.columns()) {
            column = column.within(cells.get(at), newColumn);
        }
        add(cells, row.tallies().computeIfAbsent(column, none -> fresh()));
    }

    private Tally[] fresh() {
        size.values(shape.measures().size());
        return tallies();
    }

    private Tally[] tallies() {
        return shape.measures().stream().map(one -> one.reckoning().tally()).toArray(Tally[]::new);
    }

    private void add(List<Cell> cells, Tally[] tallies) {
        for (int at = 0; at < tallies.length; at++) {
            int place = fields.measures()[at];
            Cell cell = place < 0 ? Cell.NOTHING : cells.get(place);
            if (place < 0 || !Measure.isEmpty(cell)) {
                add(cell, tallies[at], at);
            }
        }
    }

    private void add(Cell cell, Tally tally, int at) {
        int kept = tally.kept();
        try {
            tally.add(cell);
        } catch (IllegalArgumentException other) {
            throw PivotShape.refused(
                    shape.measures().get(at).column() + " holds “" + cell.plain() + "”, " + other.getMessage());
        }
        size.values(tally.kept() - kept);
    }

    public PivotShape shape() {
        return shape;
    }

    /** The columns of the result. */
    public List<String> names() {
        return names;
    }

    /** Where its columns stand in the result. */
    Fields fields() {
        return fields;
    }

    /** That figures of several units come together in it; empty when none do. */
    public String mixed() {
        return units.said();
    }

    Across across() {
        return new Across(shape, top);
    }

    /** A line of it: {@code level} says how many of its rows' columns it is of, none for the last line, which is of all. */
    public record Line(int level, List<Cell> path, List<Cell> values) {}

    /** What stands over its values, one line below the other. */
    public List<List<String>> headings() {
        return across().headings();
    }

    /** Gives its lines on: each group before those within it, in order; what all come to last. */
    public void forEach(Consumer<Line> taker) {
        try {
            lines(taker::accept);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Takes lines as they come. */
    interface Taker {

        void line(Line line) throws IOException;
    }

    void lines(Taker taker) throws IOException {
        lines(Tally::cell, taker);
    }

    /** As a spreadsheet comes to them. */
    void wholeLines(Taker taker) throws IOException {
        lines(Tally::whole, taker);
    }

    private void lines(Function<Tally, Cell> said, Taker taker) throws IOException {
        Across across = across();
        for (Branch group : left.within()) {
            lines(group, List.of(), across, said, taker);
        }
        taker.line(line(left, List.of(), across, said));
    }

    private void lines(Branch group, List<Cell> above, Across across, Function<Tally, Cell> said, Taker taker)
            throws IOException {
        List<Cell> path = new ArrayList<>(above);
        path.add(group.label());
        taker.line(line(group, path, across, said));
        for (Branch inner : group.within()) {
            lines(inner, path, across, said, taker);
        }
    }

    private Line line(Branch group, List<Cell> path, Across across, Function<Tally, Cell> said) {
        Map<Branch, Tally[]> sums = sums(group);
        List<Cell> values = new ArrayList<>();
        for (Across.Over over : across.all()) {
            Tally[] tallies = over.within().size() == 1 ? sums.get(over.within().getFirst()) : sum(sums, over.within());
            boolean whole = path.isEmpty() && over.isAll();
            if (tallies == null && whole) {
                tallies = tallies();
            }
            for (int at = 0; at < shape.measures().size(); at++) {
                values.add(tallies == null ? Cell.NOTHING : said.apply(tallies[at]));
            }
        }
        return new Line(path.size(), path, values);
    }

    // What the groups within come to together, in each innermost of columns.
    private Map<Branch, Tally[]> sums(Branch group) {
        if (group.isInnermost()) {
            return group.tallies();
        }
        Map<Branch, Tally[]> sums = new IdentityHashMap<>();
        group.innermost(branch -> branch.tallies().forEach((column, more) -> put(sums, column, more)));
        return sums;
    }

    private void put(Map<Branch, Tally[]> sums, Branch column, Tally[] more) {
        add(sums.computeIfAbsent(column, none -> tallies()), more);
    }

    private static void add(Tally[] sum, Tally[] more) {
        for (int at = 0; at < sum.length; at++) {
            sum[at].add(more[at]);
        }
    }

    private Tally @Nullable [] sum(Map<Branch, Tally[]> sums, List<Branch> columns) {
        List<Tally[]> all =
                columns.stream().map(sums::get).filter(Objects::nonNull).toList();
        if (all.isEmpty()) {
            return null;
        }
        Tally[] sum = tallies();
        all.forEach(more -> add(sum, more));
        return sum;
    }

    /** For a chart: the first value of each innermost group; what is no number is none. */
    public Figures figures() {
        List<String> names = new ArrayList<>();
        List<List<BigDecimal>> values = new ArrayList<>();
        Across across = across();
        forEach(line -> {
            if (line.level() == shape.rows().size()) {
                names.add(Across.said(line.path()));
                values.add(across.figures(line.values()));
            }
        });
        return new Figures(names, across.names(), values);
    }

    /** What a chart of it tells. */
    public String title() {
        return shape.title();
    }
}
