package org.nightdesk.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.chart.Drawing.Label;
import org.nightdesk.chart.Drawing.Line;
import org.nightdesk.chart.Drawing.Rule;

/** A line for each series over the rows as they come. */
final class Lines {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 280;
    private static final int LEFT = 80;
    private static final int RIGHT = 50;
    private static final int TOP = 12;
    private static final int BOTTOM = 32;
    private static final int STEPS = 4;
    private static final int MOST_NAMES = 7;

    private Lines() {}

    static Drawing of(Figures figures, String title) {
        double least = figures.least();
        double span = Math.max(figures.most() - least, 1e-9);
        List<Rule> rules = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double value = least + span * step / STEPS;
            double y = y(value, least, span);
            rules.add(new Rule(LEFT, y, WIDTH - RIGHT, y));
            labels.add(new Label(LEFT - 8, y + 4, "end", Words.figure(value)));
        }
        int rows = figures.names().size();
        int every = Math.max(1, (rows + MOST_NAMES - 1) / MOST_NAMES);
        for (int row = 0; row < rows; row += every) {
            labels.add(new Label(
                    x(row, rows),
                    HEIGHT - 10,
                    "middle",
                    Words.brief(figures.names().get(row), 12)));
        }
        List<Line> lines = IntStream.range(0, figures.series().size())
                .mapToObj(column -> line(figures, column, least, span))
                .toList();
        return new Drawing(title, WIDTH, HEIGHT, rules, List.of(), lines, labels, Words.keys(figures));
    }

    private static Line line(Figures figures, int column, double least, double span) {
        int rows = figures.names().size();
        String points = IntStream.range(0, rows)
                .mapToObj(row -> String.format(
                        Locale.ROOT, "%.1f,%.1f", x(row, rows), y(figures.value(row, column), least, span)))
                .collect(Collectors.joining(" "));
        return new Line(points, "c" + column, figures.series().get(column));
    }

    private static double x(int row, int rows) {
        return LEFT + (rows == 1 ? 0.5 : row / (rows - 1.0)) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double least, double span) {
        return TOP + (1 - (value - least) / span) * (HEIGHT - TOP - BOTTOM);
    }
}
