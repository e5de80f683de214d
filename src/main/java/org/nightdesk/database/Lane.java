package org.nightdesk.database;

import java.util.function.Supplier;

/**
 * Which pool of connections the current thread draws from. Intake and paging have their own, so that a slow page of
 * the user interface can never starve them.
 */
public enum Lane {
    /** Everything that has no lane of its own. */
    GENERAL,
    INTAKE,
    PAGING;

    private static final ThreadLocal<Lane> CURRENT = ThreadLocal.withInitial(() -> GENERAL);

    /** Does the work with this lane's connections; a transaction must begin and end inside. */
    public <T> T on(Supplier<T> work) {
        Lane before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    static Lane current() {
        return CURRENT.get();
    }
}
