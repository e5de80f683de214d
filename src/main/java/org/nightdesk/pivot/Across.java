package org.nightdesk.pivot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.sheet.Cell;

/** The columns of a pivot: the innermost groups, behind each group what it comes to, at the end what all come to. */
final class Across {

    /** {@code path} is empty for all; {@code within} are the innermost groups it is of. */
    record Over(List<Cell> path, List<Branch> within, boolean innermost) {

        boolean isAll() {
            return path.isEmpty();
        }
    }

    private final PivotShape shape;
    private final List<Over> all = new ArrayList<>();

    Across(PivotShape shape, Branch top) {
        this.shape = shape;
        top.within().forEach(group -> add(group, List.of()));
        all.add(over(top, List.of()));
    }

    private void add(Branch group, List<Cell> above) {
        List<Cell> path = new ArrayList<>(above);
        path.add(group.label());
        group.within().forEach(inner -> add(inner, path));
        all.add(over(group, path));
    }

    private Over over(Branch group, List<Cell> path) {
        List<Branch> within = new ArrayList<>();
        group.innermost(within::add);
        return new Over(path, within, path.size() == shape.columns().size());
    }

    List<Over> all() {
        return all;
    }

    int width() {
        return all.size() * shape.measures().size();
    }

    /** So many lines of headings. */
    int height() {
        int groups = shape.columns().size();
        return groups == 0 ? 1 : groups + (shape.measures().size() > 1 ? 1 : 0);
    }

    /** What stands over each of its columns, line by line; the same words beside each other where they are of one group. */
    List<List<String>> headings() {
        List<List<String>> headings = new ArrayList<>();
        for (int line = 0; line < height(); line++) {
            headings.add(line(line));
        }
        return headings;
    }

    private List<String> line(int line) {
        List<String> texts = new ArrayList<>();
        for (Over over : all) {
            for (Measure measure : shape.measures()) {
                texts.add(text(over, measure, line));
            }
        }
        return texts;
    }

    private String text(Over over, Measure measure, int line) {
        boolean last = line == height() - 1;
        boolean labels = shape.measures().size() > 1 || over.isAll();
        if (last && labels) {
            return measure.label();
        }
        if (line < over.path().size()) {
            return over.path().get(line).plain();
        }
        return line == over.path().size() ? "Total" : "";
    }

    /** The groups of a chart: the innermost. */
    List<String> names() {
        return shape.columns().isEmpty()
                ? List.of(shape.measures().getFirst().label())
                : all.stream()
                        .filter(Over::innermost)
                        .map(over -> said(over.path()))
                        .toList();
    }

    /** Of a line's values, the first of each group that is drawn; nothing is zero. */
    List<BigDecimal> figures(List<Cell> values) {
        List<BigDecimal> figures = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).innermost()) {
                BigDecimal figure =
                        Tally.figure(values.get(at * shape.measures().size()));
                figures.add(figure == null ? BigDecimal.ZERO : figure);
            }
        }
        return figures;
    }

    static String said(List<Cell> path) {
        return path.stream().map(Cell::plain).collect(Collectors.joining(", "));
    }
}
