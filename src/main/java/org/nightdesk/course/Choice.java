package org.nightdesk.course;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** What a person says to a failure, or to the whole. */
public enum Choice {
    /** It is right as it is: go on with the next step. */
    GO_ON,
    /** Take back what was done. */
    ROLL_BACK,
    /** Change nothing more. */
    STOP;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refused when there is no such choice. */
    public static Choice of(String word) {
        for (Choice choice : values()) {
            if (choice.word().equals(word)) {
                return choice;
            }
        }
        throw Refused.invalid("choice", "Choose go-on, roll-back or stop.");
    }
}
