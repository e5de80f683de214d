package org.nightdesk.course;

import java.util.Locale;

/** What is done with one step of one target. */
public enum Phase {
    /** Is it as the step expects before it acts? Reads only. */
    CHECK,
    /** Does it. */
    ACT,
    /** Is it as the step promises? Reads only; also settles whether an act without an answer has happened. */
    VERIFY,
    /** Asks the owner what to do about a failure. */
    DECIDE,
    /** Takes it back. */
    UNDO,
    /** Is it as it was before? Reads only. */
    CONFIRM;

    /** Whether something is changed. */
    public boolean changes() {
        return this == ACT || this == UNDO;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Phase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
