package org.nightdesk.telephony;

import java.util.Locale;

/** What a message becomes. */
public enum Medium {
    SMS("text message"),
    VOICE("call");

    private final String noun;

    Medium(String noun) {
        this.noun = noun;
    }

    /** The kind of its contact methods. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Medium of(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }

    String noun() {
        return noun;
    }
}
