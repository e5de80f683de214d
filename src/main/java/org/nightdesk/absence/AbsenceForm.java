package org.nightdesk.absence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.Refused;

/** Reads an absence as it is typed: days of the person who is away, or times on their clock. */
final class AbsenceForm {

    private static final int A_DAY = 10;

    private AbsenceForm() {}

    static PersonId person(String text) {
        return PersonId.parse(text).orElseThrow(() -> Refused.invalid("person", "Choose who is away."));
    }

    /** Without a time of day, both are whole days, the last one included. */
    static AbsenceDraft draft(Person person, String from, String until, String reason) {
        ZoneId zone = person.zone();
        if (from.length() == A_DAY && (until.length() == A_DAY || until.isEmpty())) {
            LocalDate first = day("from", from);
            LocalDate last = until.isEmpty() ? first : day("until", until);
            Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
            return new AbsenceDraft(person.id(), first.atStartOfDay(zone).toInstant(), end, true, reason);
        }
        return new AbsenceDraft(person.id(), moment("from", from, zone), moment("until", until, zone), false, reason);
    }

    private static Instant moment(String field, String text, ZoneId zone) {
        return text.length() == A_DAY
                ? day(field, text).atStartOfDay(zone).toInstant()
                : WallTime.typed(field, text, zone);
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "\"" + text + "\" is not a day. Write it as 2026-12-24.");
        }
    }

    /** A day and a time of one field or of two beside each other, as a browser sends them. */
    static String joined(Map<String, String> typed, String field) {
        String day = typed.getOrDefault(field, "").strip();
        return Optional.of(typed.getOrDefault(field + "Time", "").strip())
                .filter(time -> !time.isEmpty())
                .map(time -> day + "T" + time)
                .orElse(day);
    }
}
