package org.nightdesk.chart;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.chart.Drawing.Bar;
import org.nightdesk.chart.Drawing.Label;

/** A field for each row and series, the fuller the larger its value is. */
final class Heat {

    private static final int WIDTH = 720;
    private static final int NAMES = 160;
    private static final int TOP = 24;
    private static final int HIGH = 26;
    private static final int WIDE_ENOUGH = 44;

    /** Not nothing, so that the least value is a field too. */
    private static final double FAINTEST = 0.06;

    private Heat() {}

    static Drawing of(Figures figures, String title) {
        double least = figures.least();
        double span = Math.max(figures.most() - least, 1e-9);
        int columns = figures.series().size();
        double wide = (WIDTH - NAMES) / (double) columns;
        int every = Math.max(1, (int) Math.ceil(WIDE_ENOUGH / wide));
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int column = 0; column < columns; column += every) {
            labels.add(new Label(
                    NAMES + (column + 0.5) * wide,
                    TOP - 8,
                    "middle",
                    Words.brief(figures.series().get(column), (int) (wide * every / 7))));
        }
        for (int row = 0; row < figures.names().size(); row++) {
            double y = TOP + row * (double) HIGH;
            labels.add(new Label(
                    NAMES - 8,
                    y + HIGH / 2.0 + 4,
                    "end",
                    Words.brief(figures.names().get(row), 22)));
            for (int column = 0; column < columns; column++) {
                double strength = FAINTEST + (1 - FAINTEST) * (figures.value(row, column) - least) / span;
                bars.add(new Bar(
                        NAMES + column * wide, y, wide - 2, HIGH - 2, "heat", strength, figures.said(row, column)));
            }
        }
        int height = TOP + figures.names().size() * HIGH;
        return new Drawing(title, WIDTH, height, List.of(), bars, List.of(), labels, List.of());
    }
}
