package org.nightdesk.pivot;

import java.util.Locale;
import java.util.Optional;

/** What is made of the values of a group. Empty cells have none. */
public enum Reckoning {
    SUM("Sum of "),
    AVERAGE("Average of "),
    COUNT("Count of "),
    DISTINCT("Different "),
    MIN("Smallest "),
    MAX("Largest ");

    private final String before;

    Reckoning(String before) {
        this.before = before;
    }

    /** As it stands in addresses, in the API and in a kept pivot: {@code sum}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when the word is none of these. */
    public static Optional<Reckoning> of(String word) {
        for (Reckoning one : values()) {
            if (one.word().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    String label(String column) {
        return before + column;
    }

    Tally tally() {
        return switch (this) {
            case SUM -> new Tally.Sum();
            case AVERAGE -> new Tally.Average();
            case COUNT -> new Tally.Count();
            case DISTINCT -> new Tally.Distinct();
            case MIN -> new Tally.Extreme(-1);
            case MAX -> new Tally.Extreme(1);
        };
    }
}
