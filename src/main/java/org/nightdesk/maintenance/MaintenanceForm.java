package org.nightdesk.maintenance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.maintenance.screen.MaintenanceFormScreen;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A maintenance window as the fields of a form; services and teams are one tick each. */
@Component
class MaintenanceForm {

    private static final String SERVICE = "services.";
    private static final String TEAM = "told.";
    private static final String ON = "on";

    private final Services services;
    private final Teams teams;
    private final Viewers viewers;

    MaintenanceForm(Services services, Teams teams, Viewers viewers) {
        this.services = services;
        this.teams = teams;
        this.viewers = viewers;
    }

    MaintenanceDraft draft(Map<String, String> typed) {
        ZoneId zone = MaintenanceDraft.zone(typed.getOrDefault("timeZone", ""));
        return new MaintenanceDraft(
                ticked(typed, SERVICE, ServiceId::parse),
                typed.containsKey("dependents"),
                WallTime.typed("from", typed, zone),
                WallTime.typed("until", typed, zone),
                zone,
                typed.getOrDefault("reason", ""),
                typed.containsKey("holdsP1"),
                ticked(typed, TEAM, TeamId::parse));
    }

    private static <T> List<T> ticked(Map<String, String> typed, String prefix, Function<String, Optional<T>> id) {
        return typed.keySet().stream()
                .filter(field -> field.startsWith(prefix))
                .flatMap(field -> id.apply(field.substring(prefix.length())).stream())
                .toList();
    }

    Map<String, String> values(MaintenanceWindow window) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("reason", window.reason());
        values.put("timeZone", window.zone().getId());
        values.put("from", local(window.from(), window.zone()));
        values.put(
                "fromOffset", window.zone().getRules().getOffset(window.from()).getId());
        values.put("until", local(window.until(), window.zone()));
        values.put(
                "untilOffset",
                window.zone().getRules().getOffset(window.until()).getId());
        if (window.dependents()) {
            values.put("dependents", ON);
        }
        if (window.holdsP1()) {
            values.put("holdsP1", ON);
        }
        window.services().forEach(service -> values.put(SERVICE + service.text(), ON));
        window.told().forEach(team -> values.put(TEAM + team.text(), ON));
        return values;
    }

    /** A tick at one service, as another screen leads here. */
    static Map<String, String> about(Optional<ServiceId> service) {
        return service.map(id -> Map.of(SERVICE + id.text(), ON)).orElse(Map.of());
    }

    MaintenanceFormScreen screen(String heading, String action, String ending, Form form) {
        ZoneId zone = zone(form);
        Map<String, String> every = new LinkedHashMap<>();
        services.all().forEach(service -> every.put(SERVICE + service.id().text(), service.name()));
        Map<String, String> everybody = new LinkedHashMap<>();
        teams.names().forEach((id, name) -> everybody.put(TEAM + id.text(), name));
        return new MaintenanceFormScreen(
                heading,
                action,
                ending,
                form,
                zone.getId(),
                WallTime.meanings(form.value("from"), zone),
                WallTime.meanings(form.value("until"), zone),
                every,
                everybody);
    }

    private ZoneId zone(Form form) {
        try {
            return form.value("timeZone").isEmpty() ? viewers.zone() : MaintenanceDraft.zone(form.value("timeZone"));
        } catch (Refused none) {
            return viewers.zone();
        }
    }

    private static String local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
