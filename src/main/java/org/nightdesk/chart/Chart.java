package org.nightdesk.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How figures are drawn. */
public enum Chart {
    BARS("Bars") {
        @Override
        Drawing draw(Figures figures, String title, boolean narrow) {
            return Bars.of(figures, title, narrow ? Bars.NARROW : Bars.WIDE);
        }
    },
    LINES("Lines") {
        @Override
        Drawing draw(Figures figures, String title, boolean narrow) {
            return Lines.of(figures, title, narrow ? Lines.NARROW : Lines.WIDE);
        }
    },
    HEAT("Heat") {
        @Override
        Drawing draw(Figures figures, String title, boolean narrow) {
            return Heat.of(figures, title, narrow ? Heat.NARROW : Heat.WIDE);
        }
    };

    /** As many colours as can be told apart. */
    static final int MOST_SERIES = 8;

    private static final int MOST_ROWS = 100;
    private static final int MOST_HEAT = 31;

    private final String label;

    Chart(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As it stands in addresses: {@code bars}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when the word is none of these. */
    public static Optional<Chart> of(String word) {
        for (Chart chart : values()) {
            if (chart.word().equals(word)) {
                return Optional.of(chart);
            }
        }
        return Optional.empty();
    }

    /** For a wide window, and once more for a telephone's; empty when there is nothing, or more than can be told apart. */
    public List<Drawing> drawn(Figures figures, String title) {
        int most = this == HEAT ? MOST_HEAT : MOST_SERIES;
        int rows = figures.names().size();
        return rows == 0 || rows > MOST_ROWS || figures.series().size() > most
                ? List.of()
                : List.of(draw(figures, title, false), draw(figures, title, true));
    }

    abstract Drawing draw(Figures figures, String title, boolean narrow);
}
