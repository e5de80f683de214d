package org.nightdesk.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that falls due by a {@code due_at} on the noun's own rows. The engine gives each its own thread, wakes it at once when its topic rings, sweeps it when
 * something is due by {@link #earliest}, and every half minute in any case; without an answer to that question, each second. The sweep is the guarantee.
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

    /**
     * What {@link #runDue} would find, as a question for one moment: {@code select min(due_at) from …}, with an index that answers it without reading rows. No
     * parameters; null when nothing waits; a time that has passed when there is work. It may name more than there is to do, never less. Each second all
     * kinds are asked in one statement. Empty: swept each second, for work that keeps its own time in memory.
     */
    default Optional<String> earliest() {
        return Optional.empty();
    }

    /** When something falls due next, if it should not wait for the next look at {@link #earliest}; asked after each sweep. Empty: the look will do. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }
}
