package org.nightdesk.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.nightdesk.people.PersonId;

/** Knows how much people have been called lately; implemented by the load ledger. Used to spare people, never shown. */
public interface Loads {

    /** More is more; who is missing has none. */
    Map<PersonId, Integer> of(Collection<PersonId> people, Instant at);
}
