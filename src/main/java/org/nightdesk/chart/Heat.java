package org.nightdesk.chart;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.chart.Drawing.Bar;
import org.nightdesk.chart.Drawing.Label;

/** A field for each row and series, the fuller the larger its value is. */
final class Heat {

    static final Canvas WIDE = new Canvas(720, 160, 24, 10);
    static final Canvas NARROW = new Canvas(330, 112, 12, 4);

    private static final int TOP = 24;
    private static final int HIGH = 26;

    /** Not nothing, so that the least value is a field too. */
    private static final double FAINTEST = 0.06;

    private Heat() {}

    static Drawing of(Figures figures, String title, Canvas on) {
        double least = figures.least();
        double span = Math.max(figures.most() - least, 1e-9);
        int columns = figures.series().size();
        double wide = on.field() / (double) columns;
        int every = Math.max(1, (columns + on.most() - 1) / on.most());
        List<String> tops = Words.apart(figures.series());
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int column = 0; column < columns; column += every) {
            labels.add(
                    new Label(on.names() + (column + 0.5) * wide, TOP - 8, "middle", Words.brief(tops.get(column), (int)
                            (wide * every / Canvas.LETTER))));
        }
        for (int row = 0; row < figures.names().size(); row++) {
            double y = TOP + row * (double) HIGH;
            labels.add(new Label(
                    on.names() - 8,
                    y + HIGH / 2.0 + 4,
                    "end",
                    Words.brief(figures.names().get(row), on.letters())));
            for (int column = 0; column < columns; column++) {
                double strength = FAINTEST + (1 - FAINTEST) * (figures.value(row, column) - least) / span;
                bars.add(new Bar(
                        on.names() + column * wide,
                        y,
                        Math.max(wide - 2, wide / 2),
                        HIGH - 2,
                        "heat",
                        strength,
                        figures.said(row, column)));
            }
        }
        int height = TOP + figures.names().size() * HIGH;
        return new Drawing(title, on.width(), height, List.of(), bars, List.of(), labels, List.of());
    }
}
