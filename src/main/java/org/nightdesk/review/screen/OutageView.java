package org.nightdesk.review.screen;

import java.util.List;

/**
 * The picture of an incident: positions and widths in percent, ready to print ({@code 22.86%}). {@code says} is the sentence for those who do not
 * see it. {@code far} parts are left out where it is narrow.
 */
public record OutageView(
        String says, List<Box> hits, List<Tick> ticks, List<String> firings, List<Mark> marks, List<Bar> bars) {

    /** A time in which it did not work. */
    public record Box(String x, String width) {}

    /** A time on the axis. */
    public record Tick(String x, String label, String anchor, boolean far) {}

    /** Something that happened; {@code row} 0 or 1 is the line its label stands on. */
    public record Mark(String x, int row, String label, String anchor, boolean key, boolean far) {

        public int labelY() {
            return row == 0 ? 14 : 30;
        }

        public int stemY() {
            return row == 0 ? 18 : 34;
        }

        public int shift() {
            return anchor.equals("end") ? 3 : -3;
        }
    }

    /** From the first to the last thing that somebody did. {@code before}: the name stands before the bar, else behind it. */
    public record Bar(String x, String end, String width, String name, boolean before, int row) {

        public int y() {
            return 134 + 18 * row;
        }

        public int textY() {
            return y() + 7;
        }
    }
}
