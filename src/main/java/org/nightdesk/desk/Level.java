package org.nightdesk.desk;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** How wide (impact) or how pressing (urgency). */
public enum Level {
    HIGH,
    MEDIUM,
    LOW;

    /** 1 for high to 3 for low: as stored. */
    int rank() {
        return ordinal() + 1;
    }

    static Level ofRank(int rank) {
        return values()[rank - 1];
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that word; refused with the choices, naming the field. */
    public static Level of(String field, String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw Refused.invalid(field, "The " + field + " is high, medium or low, not \"" + word + "\".");
    }
}
