package org.nightdesk.relation.screen;

import java.time.Instant;
import java.util.Optional;

/** What must be read first on a ticket. */
public record TopScreen(String number, Optional<Gone> gone, Optional<Brood> brood) {

    /** It has become part of another; {@code undo}: this viewer may take that back until then. */
    public record Gone(Other whole, String by, Instant at, Instant until, boolean undo) {}

    /** It has children, of which some are open; {@code over}: though it is resolved. */
    public record Brood(int all, int open, boolean over) {}

    public boolean isEmpty() {
        return gone.isEmpty() && brood.isEmpty();
    }

    public String path() {
        return "/tickets/" + number;
    }
}
