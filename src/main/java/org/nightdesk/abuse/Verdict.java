package org.nightdesk.abuse;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** What a lead decides about a flagged thread. */
enum Verdict {
    /** Their mail goes its usual way again. */
    LET_IN,
    /** Their mail goes on waiting for leads, whatever it is about. */
    STOP;

    /** The word of the API and the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw Refused.invalid("decision", "\"" + word + "\" decides nothing. Use let_in or stop.");
    }
}
