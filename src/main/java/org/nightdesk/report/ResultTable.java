package org.nightdesk.report;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.sheet.Cell;

/** A result that is small enough to be kept: for a screen. */
final class ResultTable implements Rows {

    private List<String> names = List.of();
    private final List<List<Cell>> lines = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
        names = columns;
    }

    @Override
    public void row(List<Cell> cells) {
        lines.add(cells);
    }

    List<String> names() {
        return names;
    }

    List<List<Cell>> lines() {
        return lines;
    }

    List<List<String>> texts() {
        return lines.stream()
                .map(line -> line.stream().map(Cell::plain).toList())
                .toList();
    }
}
