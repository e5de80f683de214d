package org.nightdesk.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Knows who is not at home, so that their clocks are shown and heeded where they are. */
public interface Whereabouts {

    /** The zone that a person is in at that instant; empty for the one they live in. */
    Optional<ZoneId> zone(PersonId person, Instant at);
}
