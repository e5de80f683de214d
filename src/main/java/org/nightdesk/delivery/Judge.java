package org.nightdesk.delivery;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;

/** Looks at a result as it goes into its file: whether it is worth a delivery, and how it begins. */
final class Judge implements Rows {

    private static final int SHOWN_ROWS = 5;
    private static final int LONGEST_LINE = 200;

    private final Condition condition;
    private final List<String> preview = new ArrayList<>();
    private List<String> names = List.of();
    private int column = -1;
    private boolean holds;

    Judge(Condition condition) {
        this.condition = condition;
        this.holds = condition.kind() == Condition.Kind.ALWAYS;
    }

    @Override
    public void columns(List<String> all) {
        names = all;
        if (condition.kind() == Condition.Kind.VALUE) {
            column = all.indexOf(condition.column());
            if (column < 0) {
                throw Refused.invalid(
                        "column",
                        "The result has no column " + condition.column() + ". It has " + String.join(", ", all) + ".");
            }
        }
    }

    @Override
    public void row(List<Cell> cells) {
        holds = holds || condition.kind() == Condition.Kind.ROWS || condition.holds(cells.get(column));
        if (preview.size() < SHOWN_ROWS) {
            preview.add(line(cells));
        }
    }

    private String line(List<Cell> cells) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < cells.size(); at++) {
            parts.add(names.get(at) + ": " + cells.get(at).plain().replaceAll("\\s+", " "));
        }
        String line = String.join(", ", parts);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    boolean holds() {
        return holds;
    }

    /** The first rows, a line for each. */
    String preview() {
        return String.join("\n", preview);
    }
}
