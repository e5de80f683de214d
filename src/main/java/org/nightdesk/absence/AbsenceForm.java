package org.nightdesk.absence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.people.People;
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

    /** By which clocks somebody goes on each day. */
    static Function<LocalDate, ZoneId> clocks(People people, Person person) {
        return day -> people.zone(person, day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** Without a time of day, both are whole days, the last one included. A flight may end by other clocks than it began. */
    static AbsenceDraft draft(
            PersonId person,
            Function<LocalDate, ZoneId> clocks,
            String from,
            String until,
            String reason,
            boolean unreachable) {
        ZoneId zone = clocks.apply(dayOf(from));
        if (from.length() == A_DAY && (until.length() == A_DAY || until.isEmpty())) {
            LocalDate first = day("from", from);
            LocalDate last = until.isEmpty() ? first : day("until", until);
            Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
            Instant begin = first.atStartOfDay(zone).toInstant();
            return new AbsenceDraft(person, begin, end, true, reason, unreachable, zone);
        }
        Instant begin = moment("from", from, zone);
        Instant end = moment("until", until, clocks.apply(dayOf(until)));
        return new AbsenceDraft(person, begin, end, false, reason, unreachable, zone);
    }

    // What is no day is refused later, by whom it belongs to.
    private static LocalDate dayOf(String text) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(A_DAY, text.length())));
        } catch (DateTimeException wrong) {
            return LocalDate.EPOCH;
        }
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
