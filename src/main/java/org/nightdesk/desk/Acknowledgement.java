package org.nightdesk.desk;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** Who has it now; {@code by} is empty for a token. Past {@code until} paging begins again; empty: until resolved. */
public record Acknowledgement(Optional<PersonId> by, String name, Instant at, Optional<Instant> until) {

    /** Whether the same one has it for as long, whenever it was said. */
    boolean isAlso(Acknowledgement other) {
        return by.equals(other.by()) && name.equals(other.name()) && until.equals(other.until());
    }
}
