package org.nightdesk.chart;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.chart.Drawing.Bar;
import org.nightdesk.chart.Drawing.Label;
import org.nightdesk.chart.Drawing.Rule;

/** Lying bars, so that names of any length stand beside them. */
final class Bars {

    static final Canvas WIDE = new Canvas(720, 200, 90, 0);
    static final Canvas NARROW = new Canvas(330, 112, 56, 0);
    private static final int THICK = 16;
    private static final int GAP = 10;
    private static final double UNDER = 12.5;

    private Bars() {}

    static Drawing of(Figures figures, String title, Canvas on) {
        double span = Math.max(figures.most() - figures.least(), 1e-9);
        double scale = on.field() / span;
        double zero = on.names() - figures.least() * scale;
        int each = figures.series().size() * THICK + GAP;
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int row = 0; row < figures.names().size(); row++) {
            double top = row * (double) each + GAP / 2.0;
            labels.add(new Label(
                    on.names() - 8,
                    top + UNDER,
                    "end",
                    Words.brief(figures.names().get(row), on.letters())));
            for (int column = 0; column < figures.series().size(); column++) {
                double value = figures.value(row, column);
                double y = top + column * (double) THICK;
                double end = zero + value * scale;
                bars.add(new Bar(
                        Math.min(zero, end),
                        y,
                        Math.abs(end - zero),
                        THICK - 2,
                        "c" + column,
                        1,
                        figures.said(row, column)));
                labels.add(new Label(Math.max(zero, end) + 6, y + UNDER, "start", Words.figure(value)));
            }
        }
        int height = figures.names().size() * each;
        return new Drawing(
                title,
                on.width(),
                height,
                List.of(new Rule(zero, 0, zero, height)),
                bars,
                List.of(),
                labels,
                Words.keys(figures));
    }
}
