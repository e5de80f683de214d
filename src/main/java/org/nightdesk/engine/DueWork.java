package org.nightdesk.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that falls due by a {@code due_at} on the noun's own rows. The engine gives each its own thread, wakes it at
 * once when its topic rings and sweeps it each second in any case; the sweep is the guarantee.
 */
public interface DueWork {

    /** The topic that wakes it, and its name in logs and metrics: {@code paging.send}. */
    String topic();

    /**
     * Takes a bounded batch of what is due at {@code now} and deals with it; the number dealt with, 0 when there was
     * nothing. Called again at once while it is above 0. Holds no transaction while it talks to the world. May run
     * at the same moment on other nodes: a claim is a committed lease.
     */
    int runDue(Instant now);

    /** When something falls due next, if it should not wait for the next sweep; asked after each. Empty: the sweep will do. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }
}
