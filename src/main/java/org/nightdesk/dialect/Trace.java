package org.nightdesk.dialect;

import java.util.Collection;
import java.util.Comparator;

/** What something of a statement has of what is personal, the least first. */
public enum Trace {
    /** Nothing. */
    CLEAR,
    /** If anything, a text as it is kept: a number is none of it. */
    TEXT,
    /** Something is made of it, or it cannot be told. */
    TOLD;

    /** The most of them. */
    public static Trace most(Collection<Trace> traces) {
        return traces.stream().max(Comparator.naturalOrder()).orElse(CLEAR);
    }

    /** The more of the two. */
    public Trace or(Trace other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
