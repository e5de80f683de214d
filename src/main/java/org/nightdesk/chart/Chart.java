package org.nightdesk.chart;

import java.util.Locale;
import java.util.Optional;

/** How figures are drawn. */
public enum Chart {
    BARS("Bars") {
        @Override
        Drawing draw(Figures figures, String title) {
            return Bars.of(figures, title);
        }
    },
    LINES("Lines") {
        @Override
        Drawing draw(Figures figures, String title) {
            return Lines.of(figures, title);
        }
    },
    HEAT("Heat") {
        @Override
        Drawing draw(Figures figures, String title) {
            return Heat.of(figures, title);
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

    /** Empty when there is nothing, or more than can be told apart. */
    public Optional<Drawing> drawn(Figures figures, String title) {
        int most = this == HEAT ? MOST_HEAT : MOST_SERIES;
        int rows = figures.names().size();
        return rows == 0 || rows > MOST_ROWS || figures.series().size() > most
                ? Optional.empty()
                : Optional.of(draw(figures, title));
    }

    abstract Drawing draw(Figures figures, String title);
}
