package org.nightdesk.board;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;

/** Knows the public holidays of people; implemented above, marked in their lanes. */
public interface DaysOff {

    /** Those that touch the span, each a whole day on the clock of the person, in order. */
    List<DayOff> of(Map<PersonId, ZoneId> people, Span span);

    /** A public holiday of somebody's, called {@code name}. */
    record DayOff(PersonId person, String name, Span span) {}
}
