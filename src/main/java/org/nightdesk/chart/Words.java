package org.nightdesk.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nightdesk.chart.Drawing.Key;

/** What stands in a chart. */
final class Words {

    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    private Words() {}

    /** Short, for an axis: {@code 1.25M}. The table has it whole. */
    static String figure(double value) {
        double size = Math.abs(value);
        if (size >= BILLION) {
            return number(value / BILLION) + "G";
        }
        if (size >= MILLION) {
            return number(value / MILLION) + "M";
        }
        return size >= 10 * THOUSAND ? number(value / THOUSAND) + "k" : number(value);
    }

    private static String number(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** Without what they all begin with, up to a sign: of the days of a month the days alone. */
    static List<String> apart(List<String> names) {
        String first = names.getFirst();
        int same = first.length();
        for (String name : names) {
            while (!name.startsWith(first.substring(0, same))) {
                same--;
            }
        }
        int from = Math.max(
                        first.substring(0, same).lastIndexOf('-'),
                        first.substring(0, same).lastIndexOf(' '))
                + 1;
        return names.size() == 1
                ? names
                : names.stream().map(name -> name.substring(from)).toList();
    }

    static String brief(String text, int most) {
        String line = text.isBlank() ? "(empty)" : text;
        return line.length() <= most ? line : line.substring(0, Math.max(1, most - 1)) + "…";
    }

    static List<Key> keys(Figures figures) {
        return figures.series().size() == 1
                ? List.of()
                : IntStream.range(0, figures.series().size())
                        .mapToObj(column ->
                                new Key("c" + column, brief(figures.series().get(column), 40)))
                        .toList();
    }
}
