package org.nightdesk.change;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Point;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.change.screen.ChangeFormScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A change as the fields of a form; services and answers are one tick each, points one line each. */
@Component
class ChangeForm {

    private static final String SERVICE = "services.";
    private static final String RISK = "risk.";
    private static final String ON = "on";

    private final Changes changes;
    private final Services services;
    private final Viewers viewers;
    private final ChangeLook look;

    ChangeForm(Changes changes, Services services, Viewers viewers, ChangeLook look) {
        this.changes = changes;
        this.services = services;
        this.viewers = viewers;
        this.look = look;
    }

    ChangeDraft draft(Map<String, String> typed) {
        ZoneId zone = ChangeDraft.zone(typed.getOrDefault("timeZone", ""));
        return new ChangeDraft(
                ChangeKind.of(typed.getOrDefault("kind", "normal")),
                typed.getOrDefault("title", ""),
                typed.getOrDefault("why", ""),
                typed.getOrDefault("what", ""),
                ticked(typed),
                typed.getOrDefault("environment", ""),
                planned(typed, zone),
                zone,
                answers(typed),
                typed.getOrDefault("playbook", ""),
                typed.getOrDefault("points", "").lines().toList());
    }

    private static Optional<Slot> planned(Map<String, String> typed, ZoneId zone) {
        boolean none = typed.getOrDefault("from", "").isBlank()
                && typed.getOrDefault("until", "").isBlank();
        return none
                ? Optional.empty()
                : Optional.of(new Slot(WallTime.typed("from", typed, zone), WallTime.typed("until", typed, zone)));
    }

    static List<ServiceId> ticked(Map<String, String> typed) {
        return typed.keySet().stream()
                .filter(field -> field.startsWith(SERVICE))
                .flatMap(field -> ServiceId.parse(field.substring(SERVICE.length())).stream())
                .toList();
    }

    static Set<String> answers(Map<String, String> typed) {
        Set<String> yes = new LinkedHashSet<>();
        Risk.QUESTIONS.stream()
                .map(Risk.Question::field)
                .filter(field -> typed.containsKey(RISK + field))
                .forEach(yes::add);
        return yes;
    }

    Map<String, String> values(Change change) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", change.kind().word());
        values.put("title", change.title());
        values.put("why", change.why());
        values.put("what", change.what());
        values.put("environment", change.environment());
        values.put("timeZone", change.zone().getId());
        change.planned().ifPresent(slot -> {
            put(values, "from", slot.from(), change.zone());
            put(values, "until", slot.until(), change.zone());
        });
        values.put("playbook", changes.playbookName(change.playbook()));
        values.put("points", change.points().stream().map(Point::text).collect(Collectors.joining("\n")));
        change.services().forEach(service -> values.put(SERVICE + service.text(), ON));
        change.yes().forEach(field -> values.put(RISK + field, ON));
        return values;
    }

    private static void put(Map<String, String> values, String field, Instant at, ZoneId zone) {
        values.put(
                field,
                at.atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        values.put(field + "Offset", zone.getRules().getOffset(at).getId());
    }

    ChangeFormScreen screen(
            String heading, String action, String back, Form form, Optional<ChangeId> self, Instant now) {
        ZoneId zone = zone(form);
        Map<String, String> every = new LinkedHashMap<>();
        services.all().forEach(service -> every.put(SERVICE + service.id().text(), service.name()));
        Map<String, String> questions = new LinkedHashMap<>();
        Risk.questions().forEach((field, text) -> questions.put(RISK + field, text));
        return new ChangeFormScreen(
                heading,
                action,
                back,
                form,
                zone.getId(),
                Choices.of(
                        "normal", "Normal: somebody else agrees before",
                        "standard", "Standard: low risk, always done the same way",
                        "emergency", "Emergency: somebody else agrees afterwards"),
                WallTime.meanings(form.value("from"), zone),
                WallTime.meanings(form.value("until"), zone),
                every,
                questions,
                changes.playbookNames(),
                look.at(form.values(), zone, self, now));
    }

    private ZoneId zone(Form form) {
        try {
            return form.value("timeZone").isEmpty() ? viewers.zone() : ChangeDraft.zone(form.value("timeZone"));
        } catch (Refused none) {
            return viewers.zone();
        }
    }
}
