package org.nightdesk.comparison;

import java.util.ArrayList;
import java.util.List;

/** What became of a text, line by line: the longest common sequence stays, everything else is gone or new. */
public final class Differences {

    /** More lines than that are shown as gone and new altogether. */
    private static final int MOST = 2_000;

    private Differences() {}

    /** A line: {@code sign} is a blank where it stayed, a minus where it is gone, a plus where it is new. */
    public record Line(char sign, String text) {}

    public static List<Line> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if (old.size() > MOST || now.size() > MOST) {
            List<Line> all = new ArrayList<>();
            old.forEach(line -> all.add(new Line('-', line)));
            now.forEach(line -> all.add(new Line('+', line)));
            return all;
        }
        return walked(old, now, lengths(old, now));
    }

    // How long the common sequence is from each pair of lines on.
    private static int[][] lengths(List<String> old, List<String> now) {
        int[][] lengths = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                lengths[i][j] = old.get(i).equals(now.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }

    private static List<Line> walked(List<String> old, List<String> now, int[][] lengths) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(' ', old.get(i)));
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && lengths[i + 1][j] >= lengths[i][j + 1]) {
                lines.add(new Line('-', old.get(i)));
                i++;
            } else {
                lines.add(new Line('+', now.get(j)));
                j++;
            }
        }
        return lines;
    }
}
