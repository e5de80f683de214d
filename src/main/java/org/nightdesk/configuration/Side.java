package org.nightdesk.configuration;

import java.util.Locale;

/** Of a setting there is what it is and what it should be. */
public enum Side {
    CURRENT,
    EXPECTED;

    /** As the store and the API say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
