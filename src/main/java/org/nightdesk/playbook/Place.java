package org.nightdesk.playbook;

/** Where a value is filled in: each place has its own idea of what does not belong there. */
public enum Place {
    /** A line that a person reads. */
    SENTENCE,
    /** A part of a path, between two slashes. */
    PATH,
    QUERY,
    HEADER,
    BODY,
    /** Bound by the driver. */
    SQL,
    /** A word of a command. */
    ARGUMENT,
    /** A parameter of another playbook. */
    PARAMETER;

    /** Whether a secret may go there: not where everybody, a log or a host's list of processes would show it. */
    boolean keepsSecrets() {
        return this == HEADER || this == BODY || this == SQL || this == PARAMETER;
    }
}
