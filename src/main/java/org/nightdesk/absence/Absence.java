package org.nightdesk.absence;

import java.time.ZoneId;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;

/**
 * A person is away. {@code wholeDays}: it was given as days, from a midnight of theirs to another. {@code reason} is for themselves and leads
 * only, and may be empty. {@code fromCalendar}: it is what their own calendar said last. {@code unreachable}: hours in which nobody can reach
 * them, such as those of a flight, for which others are asked to cover. {@code zone}: by whose clocks it was given.
 */
public record Absence(
        AbsenceId id,
        PersonId person,
        Span span,
        boolean wholeDays,
        String reason,
        boolean fromCalendar,
        boolean unreachable,
        ZoneId zone) {}
