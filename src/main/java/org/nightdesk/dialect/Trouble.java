package org.nightdesk.dialect;

/** Why a database broke off, as far as its answer tells. */
public enum Trouble {
    LATE,
    ENDED,
    UNREAD,
    LOCKED,
    WRITES,
    LOST,
    OTHER
}
