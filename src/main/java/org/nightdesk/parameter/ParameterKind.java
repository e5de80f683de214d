package org.nightdesk.parameter;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** What a parameter's value is. A date range stands in the SQL as {@code :name_from} and {@code :name_to}, both days included. */
public enum ParameterKind {
    TEXT,
    NUMBER,
    DATE,
    DATE_RANGE,
    LIST;

    /** As a line says it: {@code date-range}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refused, naming the kinds there are, when there is none of that word. */
    public static ParameterKind of(String word) {
        for (ParameterKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Refused.invalid(
                "parameters", "\"" + word + "\" is no kind of parameter. Use text, number, date, date-range or list.");
    }
}
