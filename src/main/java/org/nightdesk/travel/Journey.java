package org.nightdesk.travel;

import java.time.LocalDate;
import java.time.ZoneId;
import org.nightdesk.people.PersonId;

/** A person is in that zone from the first day to the last, both whole days there. */
record Journey(JourneyId id, PersonId person, ZoneId zone, LocalDate first, LocalDate last) {}
