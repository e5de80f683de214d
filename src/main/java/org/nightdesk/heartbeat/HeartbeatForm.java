package org.nightdesk.heartbeat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.heartbeat.screen.HeartbeatFormScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A heartbeat as the fields of a form. */
@Component
class HeartbeatForm {

    private static final Map<String, String> WAYS = ways();
    private static final Map<String, String> SEVERITIES = severities();

    private final Services services;
    private final Viewers viewers;

    HeartbeatForm(Services services, Viewers viewers) {
        this.services = services;
        this.viewers = viewers;
    }

    static HeartbeatDraft draft(Map<String, String> typed) {
        return new HeartbeatDraft.Typed(
                        typed.getOrDefault("name", ""),
                        ServiceId.parse(typed.getOrDefault("service", "")),
                        typed.getOrDefault("note", ""),
                        typed.getOrDefault("severity", ""),
                        typed.getOrDefault("by", ""),
                        typed.getOrDefault("every", ""),
                        typed.getOrDefault("cron", ""),
                        typed.getOrDefault("timeZone", ""),
                        typed.getOrDefault("grace", ""))
                .checked();
    }

    Map<String, String> usual() {
        return Map.of(
                "severity", "high",
                "by", "every",
                "every", "1 d",
                "grace", "1 h",
                "timeZone", viewers.zone().getId());
    }

    Map<String, String> values(Heartbeat heartbeat) {
        HeartbeatDraft plan = heartbeat.plan();
        Map<String, String> values = new LinkedHashMap<>(usual());
        values.put("name", plan.name());
        values.put("service", plan.service().text());
        values.put("note", plan.note());
        values.put("severity", plan.severity().word());
        values.put("grace", Lengths.words(plan.grace()));
        switch (plan.expected()) {
            case Expected.Every often -> values.put("every", Lengths.words(often.length()));
            case Expected.ByCalendar calendar -> {
                values.put("by", "calendar");
                values.put("every", "");
                values.put("cron", calendar.cron());
                values.put("timeZone", calendar.zone().getId());
            }
        }
        return values;
    }

    HeartbeatFormScreen screen(String heading, String action, String back, Form form) {
        Map<String, String> every = new LinkedHashMap<>();
        services.all().forEach(service -> every.put(service.id().text(), service.name()));
        String zone = form.value("timeZone");
        return new HeartbeatFormScreen(
                heading,
                action,
                back,
                form,
                every,
                SEVERITIES,
                WAYS,
                zone.isEmpty() ? viewers.zone().getId() : zone);
    }

    private static Map<String, String> ways() {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("every", "Every so often");
        ways.put("calendar", "By a calendar, as a crontab says it");
        return ways;
    }

    private static Map<String, String> severities() {
        Map<String, String> severities = new LinkedHashMap<>();
        severities.put("critical", "Critical");
        severities.put("high", "High");
        severities.put("warning", "Warning");
        severities.put("info", "Info: wakes nobody");
        return severities;
    }
}
