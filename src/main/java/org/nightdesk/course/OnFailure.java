package org.nightdesk.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What follows when a step does not come out as it should. */
public enum OnFailure {
    STOP,
    ROLLBACK,
    ASK;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static OnFailure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
