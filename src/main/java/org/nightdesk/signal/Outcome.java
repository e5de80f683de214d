package org.nightdesk.signal;

/** What a signal became, in the same commit. */
public enum Outcome {
    /** A new incident, with its page due. */
    OPENED,
    /** A new alert of an incident that is open. */
    JOINED,
    /** The alert is back soon enough to reopen its incident. */
    REOPENED,
    /** Already known. */
    REPEATED,
    /** The alert is over. */
    RESOLVED,
    /** A resolve of an older episode, or of nothing that is open. */
    IGNORED
}
