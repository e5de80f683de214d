package org.nightdesk.ledger;

import java.util.Locale;

/** What sort of day it is where somebody lives; a holiday at a weekend is a holiday. */
enum DayKind {
    WORKDAY,
    WEEKEND,
    HOLIDAY;

    /** The word of the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
