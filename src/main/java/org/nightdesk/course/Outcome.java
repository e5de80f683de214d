package org.nightdesk.course;

import java.util.Locale;

/** What came of one attempt. */
public enum Outcome {
    /** As expected. */
    OK,
    /** Not as expected, and certainly nothing was changed by it. */
    REFUSED,
    /** It was answered that it failed; a part of it may have happened. */
    FAILED,
    /** No answer: it may have happened or not, or may happen yet. Also what a node was doing when it died. */
    UNCLEAR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
