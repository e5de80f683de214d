package org.nightdesk.configuration;

import java.util.Arrays;
import java.util.Locale;
import org.nightdesk.subject.Refused;

/** What a setting's value is. */
public enum SettingKind {
    TEXT,
    NUMBER,
    CHOICE,
    YES_NO;

    /** As forms, the API and the store say it: {@code yes-no}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refused when there is none of that word. */
    static SettingKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("kind", "Choose text, number, choice or yes-no."));
    }
}
