package org.nightdesk.travel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nightdesk.people.PersonId;

/** A person is in that zone from the first day to the last, both whole days there. */
public record Journey(JourneyId id, PersonId person, ZoneId zone, LocalDate first, LocalDate last) {

    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The end of the last day. */
    public Instant until() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
