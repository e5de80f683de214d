package org.nightdesk.review;

import java.util.ArrayList;
import java.util.List;

/** Finds room for labels above a line of time: two rows, either side of the mark. The first added are the most important. */
final class Labels {

    /** A label with its place; {@code far}: there is no room for it on a phone; an empty text: nowhere. */
    record Label(double x, String text, boolean key, int row, String anchor, boolean far) {}

    private record Taken(int row, double from, double to) {

        boolean meets(Taken other) {
            return row == other.row && from < other.to && other.from < to;
        }
    }

    // Of the width of the picture, for a letter of 12 px at 1100 px and at 330 px.
    private static final double WIDE = 0.64;
    private static final double NARROW = 2.1;
    private static final double GAP = 1.2;

    private final List<Label> labels = new ArrayList<>();
    private final List<Taken> wide = new ArrayList<>();
    private final List<Taken> narrow = new ArrayList<>();

    void add(double x, String text, boolean key) {
        for (int row = 0; row < 2; row++) {
            for (String anchor : List.of("start", "end")) {
                boolean isStemFree = row == 1 || isFree(stem(x), wide);
                if (isStemFree && isFree(taken(x, text, row, anchor, WIDE), wide)) {
                    place(x, text, key, row, anchor);
                    return;
                }
            }
        }
        labels.add(new Label(x, "", key, 1, "start", false));
    }

    List<Label> placed() {
        return labels;
    }

    private void place(double x, String text, boolean key, int row, String anchor) {
        wide.add(taken(x, text, row, anchor, WIDE));
        if (row == 0) {
            wide.add(stem(x));
        }
        Taken onPhone = taken(x, text, row, anchor, NARROW);
        boolean fits = isFree(onPhone, narrow);
        if (fits) {
            narrow.add(onPhone);
        }
        labels.add(new Label(x, text, key, row, anchor, !fits));
    }

    private static Taken taken(double x, String text, int row, String anchor, double letter) {
        double width = text.length() * letter + GAP;
        return anchor.equals("start") ? new Taken(row, x, x + width) : new Taken(row, x - width, x);
    }

    /** The line of a label in the upper row goes through the lower one. */
    private static Taken stem(double x) {
        return new Taken(1, x - 0.1, x + 0.1);
    }

    private static boolean isFree(Taken wanted, List<Taken> all) {
        return wanted.from() >= -1 && wanted.to() <= 101 && all.stream().noneMatch(wanted::meets);
    }
}
