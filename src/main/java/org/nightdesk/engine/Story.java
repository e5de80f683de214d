package org.nightdesk.engine;

import java.time.Instant;
import java.util.List;

/**
 * A module's part of the demo organisation. Told in the order of {@link #chapter()}, floor by floor, into an empty
 * database; each writes only its own module's rows, through its own public face where that is fast enough.
 */
public interface Story {

    /** The floor of the module: people 1, catalog 2, rota 3, paging 4, desk 5, signal 6, intake 7, review 8. */
    int chapter();

    /** Writes the part; {@code now} is the moment at which the demo opens, history ends there. */
    void tell(Instant now);

    /** Lines printed for whoever started the demo, once it can be reached: who to sign in as, what to press. */
    default List<String> invitation(Instant now) {
        return List.of();
    }
}
