package org.nightdesk.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nightdesk.chart.Drawing.Label;
import org.nightdesk.chart.Drawing.Line;
import org.nightdesk.chart.Drawing.Rule;

/** A line for each series over the rows as they come. */
final class Lines {

    static final Canvas WIDE = new Canvas(720, 80, 50, 7);
    static final Canvas NARROW = new Canvas(330, 56, 32, 3);

    private static final int HEIGHT = 280;
    private static final int TOP = 12;
    private static final int BOTTOM = 32;
    private static final int STEPS = 4;

    private Lines() {}

    static Drawing of(Figures figures, String title, Canvas on) {
        double step = step(Math.max(figures.most() - figures.least(), 1e-9));
        double least = Math.floor(figures.least() / step) * step;
        double span = Math.max(Math.ceil(figures.most() / step) * step - least, step);
        List<Rule> rules = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int at = 0; at <= Math.round(span / step); at++) {
            double value = least + at * step;
            double y = y(value, least, span);
            rules.add(new Rule(on.names(), y, on.width() - on.right(), y));
            labels.add(new Label(on.names() - 8, y + 4, "end", Words.figure(value)));
        }
        int rows = figures.names().size();
        int every = Math.max(1, (rows + on.most() - 1) / on.most());
        for (int row = 0; row < rows; row += every) {
            labels.add(new Label(
                    x(row, rows, on),
                    HEIGHT - 10,
                    "middle",
                    Words.brief(figures.names().get(row), 12)));
        }
        List<Line> lines = IntStream.range(0, figures.series().size())
                .mapToObj(column -> line(figures, column, least, span, on))
                .toList();
        return new Drawing(title, on.width(), HEIGHT, rules, List.of(), lines, labels, Words.keys(figures));
    }

    private static Line line(Figures figures, int column, double least, double span, Canvas on) {
        int rows = figures.names().size();
        String points = IntStream.range(0, rows)
                .mapToObj(row -> String.format(
                        Locale.ROOT, "%.1f,%.1f", x(row, rows, on), y(figures.value(row, column), least, span)))
                .collect(Collectors.joining(" "));
        return new Line(points, "c" + column, figures.series().get(column));
    }

    private static double x(int row, int rows, Canvas on) {
        return on.names() + (rows == 1 ? 0.5 : row / (rows - 1.0)) * on.field();
    }

    // One, two or five and noughts, so that about four of them make the height.
    private static double step(double span) {
        double rough = span / STEPS;
        double ten = Math.pow(10, Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5)
                .map(digit -> digit * ten)
                .filter(round -> round >= rough)
                .findFirst()
                .orElse(10 * ten);
    }

    private static double y(double value, double least, double span) {
        return TOP + (1 - (value - least) / span) * (HEIGHT - TOP - BOTTOM);
    }
}
