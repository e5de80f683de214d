package org.nightdesk.rota;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import tools.jackson.databind.JsonNode;

/** A schedule as the API's clients write it; forgiving where only one thing can be meant. */
record ScheduleBody(String name, Optional<String> description, String timeZone, List<LayerBody> layers) {

    record LayerBody(
            RotationBody rotation, List<String> people, List<RestrictionBody> restrictions, Optional<Boolean> shadow) {}

    record RotationBody(
            EveryBody every, Optional<String> handoverTime, Optional<JsonNode> handoverDay, Optional<String> start) {}

    record EveryBody(int count, String unit) {}

    record RestrictionBody(List<String> days, String from, String until) {}

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    ScheduleDraft draft(Instant now) {
        ZoneId zone = NewPerson.zone(timeZone);
        List<Layer> drafts = new ArrayList<>();
        for (LayerBody layer : layers) {
            drafts.add(layer("layers[" + drafts.size() + "]", layer, zone, now));
        }
        return new ScheduleDraft(name, description.orElse(""), zone, drafts);
    }

    private static Layer layer(String field, LayerBody body, ZoneId zone, Instant now) {
        List<PersonId> people = new ArrayList<>();
        for (String id : body.people()) {
            people.add(person(field + ".people[" + people.size() + "]", id));
        }
        List<Restriction> restrictions = new ArrayList<>();
        for (RestrictionBody window : body.restrictions()) {
            restrictions.add(restriction(field + ".restrictions[" + restrictions.size() + "]", window));
        }
        return new Layer(
                rotation(field + ".rotation", body.rotation(), zone, now),
                people,
                restrictions,
                body.shadow().orElse(false));
    }

    static PersonId person(String field, String id) {
        return PersonId.parse(id).orElseThrow(() -> Refused.invalid(field, "There is nobody with id " + id + "."));
    }

    // Whoever is first is on call at once, also when today's hand-over is still to come.
    private static LocalDateTime lastBefore(Instant now, LocalTime time, ZoneId zone) {
        LocalDateTime here = LocalDateTime.ofInstant(now, zone);
        LocalDateTime today = here.toLocalDate().atTime(time);
        return today.isAfter(here) ? today.minusDays(1) : today;
    }

    private static Rotation rotation(String field, RotationBody body, ZoneId zone, Instant now) {
        Rotation.Unit unit = Words.unit(field + ".every.unit", body.every().unit());
        LocalTime time = body.handoverTime()
                .map(text -> Words.time(field + ".handoverTime", text))
                .orElse(MORNING);
        LocalDateTime start = body.start()
                .map(text -> start(field + ".start", text, time, zone))
                .orElseGet(() -> lastBefore(now, time, zone));
        int day = body.handoverDay()
                .filter(node -> !node.isNull() && !node.isMissingNode())
                .map(node -> Words.day(field + ".handoverDay", node.asString(""), unit))
                .orElseGet(() -> Words.day(start, unit));
        return new Rotation(body.every().count(), unit, time, day, start);
    }

    // A date begins at that day's hand-over; a time without a zone is wall time.
    private static LocalDateTime start(String field, String text, LocalTime handover, ZoneId zone) {
        try {
            if (text.length() <= "2026-11-20".length()) {
                return LocalDate.parse(text).atTime(handover);
            }
            boolean hasOffset = text.matches(".*T.*(Z|[+-][0-9:]+)$");
            return hasOffset
                    ? LocalDateTime.ofInstant(OffsetDateTime.parse(text).toInstant(), zone)
                    : LocalDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "Write a date such as 2026-11-23, or a time such as 2026-11-23T09:00:00Z.");
        }
    }

    private static Restriction restriction(String field, RestrictionBody body) {
        Set<DayOfWeek> days = body.days().isEmpty()
                ? EnumSet.allOf(DayOfWeek.class)
                : body.days().stream()
                        .map(day -> Words.weekday(field + ".days", day))
                        .collect(Collectors.toSet());
        return new Restriction(
                days, Words.time(field + ".from", body.from()), Words.time(field + ".until", body.until()));
    }
}
