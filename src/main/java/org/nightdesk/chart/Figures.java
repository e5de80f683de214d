package org.nightdesk.chart;

import java.math.BigDecimal;
import java.util.List;

/** What is drawn: a value for each row and series, in the order of {@code names} and {@code series}; a missing one is zero. */
public record Figures(List<String> names, List<String> series, List<List<BigDecimal>> values) {

    public Figures {
        names = List.copyOf(names);
        series = List.copyOf(series);
        values = values.stream().map(List::copyOf).toList();
    }

    double value(int row, int column) {
        return values.get(row).get(column).doubleValue();
    }

    /** The largest, at least zero. */
    double most() {
        return Math.max(
                0,
                values.stream()
                        .flatMap(List::stream)
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(0));
    }

    /** The smallest, at most zero. */
    double least() {
        return Math.min(
                0,
                values.stream()
                        .flatMap(List::stream)
                        .mapToDouble(BigDecimal::doubleValue)
                        .min()
                        .orElse(0));
    }

    String said(int row, int column) {
        String name = series.size() == 1 ? names.get(row) : names.get(row) + ", " + series.get(column);
        return name + ": " + values.get(row).get(column).toPlainString();
    }
}
