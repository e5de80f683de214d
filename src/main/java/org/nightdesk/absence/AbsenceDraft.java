package org.nightdesk.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nightdesk.people.PersonId;

/** An absence as somebody wants it to be; the fields mean what they mean in {@link Absence}. */
record AbsenceDraft(
        PersonId person,
        Instant from,
        Instant until,
        boolean wholeDays,
        String reason,
        boolean unreachable,
        ZoneId zone) {

    AbsenceDraft {
        reason = reason.strip();
    }

    /** Whole days, the last one included, of which nothing else is known. */
    static AbsenceDraft days(PersonId person, LocalDate first, LocalDate last, ZoneId zone) {
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        return new AbsenceDraft(person, from, until, true, "", false, zone);
    }
}
