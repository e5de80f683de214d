package org.nightdesk.playbook;

import java.util.Locale;

/** What follows when a step does not work: no more is done; what was done at this target is taken back; or a person is asked. */
public enum OnFailure {
    STOP,
    ROLLBACK,
    ASK;

    /** The word of the YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
