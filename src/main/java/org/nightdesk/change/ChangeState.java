package org.nightdesk.change;

import java.util.Locale;
import java.util.Set;

/** Where a change stands. */
enum ChangeState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    SCHEDULED,
    IN_PROGRESS,
    DONE,
    FAILED,
    WITHDRAWN;

    /** Not begun: it may still be changed and withdrawn. */
    static final Set<ChangeState> AHEAD = Set.of(DRAFT, SUBMITTED, APPROVED, SCHEDULED);

    /** The word of the API and the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people say it. */
    String said() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static ChangeState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean over() {
        return this == DONE || this == FAILED || this == WITHDRAWN;
    }

    String tone() {
        return switch (this) {
            case DONE -> "ok";
            case FAILED -> "late";
            case IN_PROGRESS -> "soon";
            case DRAFT, SUBMITTED, APPROVED, SCHEDULED, WITHDRAWN -> "dim";
        };
    }
}
