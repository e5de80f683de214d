package org.nightdesk.board.screen;

import java.util.List;
import java.util.Optional;

/**
 * A still picture as SVG: across in per cent, down in pixels, colours by class only. {@code title} is the sentence that a screen
 * reader says instead. Drawn in the order of the components.
 */
public record Drawing(
        String id,
        String name,
        int height,
        String title,
        List<Mark> grounds,
        List<Rule> rules,
        List<Label> labels,
        List<Mark> marks) {

    /** A rectangle; its text, if any, stands in its middle. What has a grip is taken up with the mouse or by keys. */
    public record Mark(
            String kind,
            String x,
            int y,
            String width,
            int height,
            String title,
            String text,
            String textKind,
            Optional<Grip> grip) {

        public Mark(
                String kind, String x, int y, String width, int height, String title, String text, String textKind) {
            this(kind, x, y, width, height, title, text, textKind, Optional.empty());
        }

        public static Mark plain(String kind, String x, int y, String width, int height, String title) {
            return new Mark(kind, x, y, width, height, title, "", "");
        }

        public Mark with(Grip grip) {
            return new Mark(kind, x, y, width, height, title, text, textKind, Optional.of(grip));
        }
    }

    /** Whose it is, by id and name, empty for nobody's; and from when until when, empty for a whole lane. */
    public record Grip(String who, String name, String from, String until) {}

    /** A straight line. */
    public record Rule(String kind, String x1, String x2, int y1, int y2) {}

    /** A text; {@code dx} moves it by pixels, {@code anchor} is {@code start} or {@code end}. */
    public record Label(String kind, String x, int y, int dx, String anchor, String text) {}
}
