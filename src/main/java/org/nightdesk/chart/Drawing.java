package org.nightdesk.chart;

import java.util.List;
import java.util.Locale;

/** A chart as it is drawn, in pixels of its own; {@code title} says it in words. Colours are classes: {@code c0} to {@code c7}, {@code heat}. */
public record Drawing(
        String title,
        int width,
        int height,
        List<Rule> rules,
        List<Bar> bars,
        List<Line> lines,
        List<Label> labels,
        List<Key> keys) {

    private static final int NARROW = 400;

    /** Whether it is for a telephone. */
    public boolean narrow() {
        return width < NARROW;
    }

    /** A line to measure by. */
    public record Rule(double x1, double y1, double x2, double y2) {}

    /** A filled field; {@code strength} from 0 to 1, {@code said} is shown under the mouse. */
    public record Bar(double x, double y, double width, double height, String tone, double strength, String said) {}

    /** Points as SVG takes them. */
    public record Line(String points, String tone, String said) {}

    /** A word; {@code anchor} is start, middle or end. */
    public record Label(double x, double y, String anchor, String text) {}

    /** Which colour is what. */
    public record Key(String tone, String text) {}

    /** A number as SVG takes it. */
    public static String at(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
