package org.nightdesk.relation.screen;

import java.time.Instant;
import java.util.Optional;

/** What must be read first on a ticket. */
public record TopScreen(String number, Optional<Gone> gone) {

    /** It has become part of another; {@code undo}: this viewer may take that back until then. */
    public record Gone(Other whole, String by, Instant at, Instant until, boolean undo) {}

    public boolean isEmpty() {
        return gone.isEmpty();
    }

    public String path() {
        return "/tickets/" + number;
    }
}
