package org.nightdesk.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;

/**
 * An override as the fields of a form, in wall time of one zone. Where the clock shows a time twice, a further field says which of the two
 * is meant, as the offset from UTC.
 */
record OverrideForm(Map<String, String> typed, ZoneId zone) {

    static final String ANYBODY = "";

    /** Filled with what is known already. */
    static OverrideForm of(ScheduleId schedule, Instant from, Instant until, ZoneId zone) {
        Map<String, String> values = new HashMap<>();
        values.put("schedule", schedule.text());
        values.put("kind", Kind.REPLACE.name());
        values.put("replaces", ANYBODY);
        put(values, "from", from, zone);
        put(values, "until", until, zone);
        return new OverrideForm(values, zone);
    }

    private static void put(Map<String, String> values, String field, Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
        values.put(field, local.toString());
        values.put(field + "Offset", zone.getRules().getOffset(at).getId());
    }

    OverrideForm with(String field, String value) {
        Map<String, String> values = new HashMap<>(typed);
        values.put(field, value);
        return new OverrideForm(values, zone);
    }

    OverrideDraft draft() {
        Kind kind = kind(value("kind"));
        return new OverrideDraft(
                schedule(value("schedule")),
                kind,
                kind == Kind.REMOVE ? Optional.empty() : person("person"),
                kind == Kind.ADD ? Optional.empty() : person("replaces"),
                moment("from"),
                moment("until"),
                value("reason"));
    }

    private static Kind kind(String word) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(word.isEmpty() ? Kind.REPLACE.name() : word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("kind", "Choose what happens in this time."));
    }

    static ScheduleId schedule(String text) {
        return ScheduleId.parse(text).orElseThrow(() -> new NotFound("schedule " + text));
    }

    private Optional<PersonId> person(String field) {
        return Optional.of(value(field))
                .filter(text -> !text.isEmpty())
                .map(text ->
                        PersonId.parse(text).orElseThrow(() -> Refused.invalid(field, "Choose somebody of the list.")));
    }

    private Instant moment(String field) {
        return WallTime.typed(field, typed, zone);
    }

    /** Which moments the typed time may be; empty unless it comes twice. */
    Map<String, String> twice(String field) {
        return WallTime.meanings(value(field), zone);
    }

    /** A moment as it stands in an address; a plus that was not encoded arrives there as a space. */
    static Instant moment(String field, String text) {
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "Write a moment with its zone, such as 2026-11-20T03:06:00Z.");
        }
    }

    private String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
