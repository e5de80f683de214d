package org.nightdesk.pivot;

import org.nightdesk.sheet.Cell;

/** One figure of each group: what is made of which column's values. Without a column the rows are counted. */
public record Measure(String column, Reckoning reckoning) {

    public Measure {
        reckoning = column.isEmpty() ? Reckoning.COUNT : reckoning;
    }

    /** Counts the rows. */
    public static final Measure ROWS = new Measure("", Reckoning.COUNT);

    /** What stands over it: {@code Sum of amount}. */
    public String label() {
        return column.isEmpty() ? "Count" : reckoning.label(column);
    }

    boolean countsRows() {
        return column.isEmpty();
    }

    /** Whether figures of different units come to nothing in it. */
    boolean reckons() {
        return reckoning != Reckoning.COUNT && reckoning != Reckoning.DISTINCT;
    }

    static boolean isEmpty(Cell cell) {
        return cell instanceof Cell.Text text && text.text().isEmpty();
    }
}
