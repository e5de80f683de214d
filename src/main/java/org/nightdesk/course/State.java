package org.nightdesk.course;

import java.util.Locale;

/** How far one step of one target is, when nothing of it is under way. */
public enum State {
    WAITING,
    CHECKED,
    ACTED,
    VERIFIED,
    /** Taken back, but nobody has looked yet. */
    REVERTED,
    UNDONE,
    /** Nobody but a person can say how it is. */
    HALTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
