package org.nightdesk.absence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
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

    /** A day, or a time by their clocks, as it was typed; {@code meant} is the offset of one of the two where that comes twice. */
    record Typed(String text, Optional<ZoneOffset> meant) {

        static Typed of(String text) {
            return new Typed(text, Optional.empty());
        }

        boolean isDay() {
            return text.length() == A_DAY;
        }
    }

    /** By which clocks somebody goes on each day. */
    static Function<LocalDate, ZoneId> clocks(People people, Person person) {
        return day -> people.zone(person, day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** Without a time of day, both are whole days, the last one included. A flight may end by other clocks than it began. */
    static AbsenceDraft draft(
            PersonId person,
            Function<LocalDate, ZoneId> clocks,
            Typed from,
            Typed until,
            String reason,
            boolean unreachable) {
        ZoneId zone = clocks.apply(dayOf(from.text()));
        if (from.isDay() && (until.isDay() || until.text().isEmpty())) {
            LocalDate first = day("from", from.text());
            LocalDate last = until.text().isEmpty() ? first : day("until", until.text());
            Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
            Instant begin = first.atStartOfDay(zone).toInstant();
            return new AbsenceDraft(person, begin, end, true, reason, unreachable, zone);
        }
        Instant begin = moment("from", from, zone);
        Instant end = moment("until", until, clocks.apply(dayOf(until.text())));
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

    private static Instant moment(String field, Typed typed, ZoneId zone) {
        return typed.isDay()
                ? day(field, typed.text()).atStartOfDay(zone).toInstant()
                : instant(typed.text()).orElseGet(() -> WallTime.typed(field, typed.text(), zone, typed.meant()));
    }

    // Programs may say it with its offset from UTC, which leaves nothing to ask.
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException local) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "\"" + text + "\" is not a day. Write it as 2026-12-24.");
        }
    }

    /** A day and a time of one field or of two beside each other, as a browser sends them. */
    static Typed joined(Map<String, String> typed, String field) {
        String day = typed.getOrDefault(field, "").strip();
        String text = Optional.of(typed.getOrDefault(field + "Time", "").strip())
                .filter(time -> !time.isEmpty())
                .map(time -> day + "T" + time)
                .orElse(day);
        return new Typed(text, WallTime.offset(typed.getOrDefault(field + "Offset", "")));
    }

    /** Which moments what stands in the form may be; empty unless it is a time that comes twice. */
    static Map<String, String> meanings(Map<String, String> typed, String field, Function<LocalDate, ZoneId> clocks) {
        String text = joined(typed, field).text();
        return WallTime.meanings(text, clocks.apply(dayOf(text)));
    }
}
