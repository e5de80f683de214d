package org.nightdesk.pivot;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.sheet.Cell;

/**
 * A pivot as it is shown: each group on a line of its own with what it comes to, the groups within it below. {@code corner} stands over their names; {@code cut} says
 * how many lines are not shown; {@code mixed} that figures of several units come together.
 */
public record PivotScreen(
        String title,
        String corner,
        List<List<Head>> heads,
        List<Line> lines,
        boolean folds,
        String cut,
        String mixed) {

    /** As many cells as a page shows: more is slow to read and slower to scroll. */
    private static final int MOST_CELLS = 250_000;

    /** A heading over so many columns. */
    public record Head(String text, int span) {}

    /** {@code level} is how deep the group lies, from 1; 0 is the total. {@code sums}: groups lie within it. */
    public record Line(int level, String name, boolean sums, List<String> values) {}

    public static PivotScreen of(Pivot pivot) {
        Across across = pivot.across();
        int most = Math.max(1, MOST_CELLS / across.width());
        int depth = pivot.shape().rows().size();
        List<Line> lines = new ArrayList<>();
        int[] left = {0};
        pivot.forEach(line -> {
            if (lines.size() < most || line.level() == 0) {
                lines.add(line(line, depth));
            } else {
                left[0]++;
            }
        });
        String cut = left[0] == 0
                ? ""
                : "%,d further lines are not shown here; the total is of all. Take the workbook, or choose columns with fewer values."
                        .formatted(left[0]);
        List<List<Head>> heads =
                across.headings().stream().map(PivotScreen::heads).toList();
        return new PivotScreen(
                pivot.title(), String.join(", ", pivot.shape().rows()), heads, lines, depth > 1, cut, pivot.mixed());
    }

    private static Line line(Pivot.Line line, int depth) {
        String name = line.level() == 0 ? "Total" : line.path().getLast().plain();
        return new Line(
                line.level(),
                name,
                line.level() > 0 && line.level() < depth,
                line.values().stream().map(Cell::plain).toList());
    }

    private static List<Head> heads(List<String> texts) {
        List<Head> heads = new ArrayList<>();
        for (String text : texts) {
            if (!heads.isEmpty() && heads.getLast().text().equals(text)) {
                heads.set(heads.size() - 1, new Head(text, heads.getLast().span() + 1));
            } else {
                heads.add(new Head(text, 1));
            }
        }
        return heads;
    }
}
