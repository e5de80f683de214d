package org.nightdesk.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.WallTime;
import org.nightdesk.silence.FiringAlerts.Firing;
import org.nightdesk.silence.screen.SilenceFormScreen;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A silence as the fields of a form: one label a line. */
@Component
class SilenceForm {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final int MOST_SHOWN = 20;

    /** They change while the alert stays the same, or say nothing of which it is. */
    private static final List<String> PASSING = List.of("severity");

    private final FiringAlerts firing;
    private final Viewers viewers;
    private final InstantSource clock;

    SilenceForm(FiringAlerts firing, Viewers viewers, InstantSource clock) {
        this.firing = firing;
        this.viewers = viewers;
        this.clock = clock;
    }

    SilenceDraft draft(Map<String, String> typed, Viewer viewer, Instant now) {
        ZoneId zone = zone(typed.getOrDefault("timeZone", ""));
        List<Matcher> matchers = matchers(typed.getOrDefault("matchers", ""));
        Instant from = typed.getOrDefault("from", "").isEmpty() ? now : WallTime.typed("from", typed, zone);
        return new SilenceDraft(
                matchers,
                OptionalLong.empty(),
                from,
                WallTime.typed("until", typed, zone),
                typed.getOrDefault("reason", ""),
                viewer.actor().name(),
                warning(typed.getOrDefault("warnMinutes", "")));
    }

    private static OptionalInt warning(String minutes) {
        if (minutes.isBlank()) {
            return OptionalInt.empty();
        }
        if (!minutes.strip().matches("[0-9]{1,6}")) {
            throw Refused.invalid("warnMinutes", "Write the minutes as a number; 0 is never.");
        }
        return OptionalInt.of(Integer.parseInt(minutes.strip()));
    }

    static List<Matcher> matchers(String text) {
        List<Matcher> matchers = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            try {
                matchers.add(Matcher.parse(line));
            } catch (Matcher.Unreadable wrong) {
                problems.add(
                        new Problem(
                                "matchers",
                                "\"" + line.strip()
                                        + "\" cannot be read: write one label a line, as alertname=\"DiskFull\" or instance=~\"web-.*\"."));
            }
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems.subList(0, 1));
        }
        return matchers;
    }

    /** For an hour from now, about everything; the labels that all alerts of a ticket share, when it is about one. */
    Map<String, String> usual(String ticket) {
        ZoneId zone = viewers.zone();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("timeZone", zone.getId());
        values.put("until", local(clock.instant().plus(USUAL), zone));
        values.put("warnMinutes", Integer.toString(SilenceDraft.USUAL_WARNING));
        if (!ticket.isEmpty()) {
            values.put("matchers", shared(firing.of(ticket)));
            values.put("reason", ticket + " is being worked on");
        }
        return values;
    }

    private static String shared(List<Firing> alerts) {
        return alerts.stream()
                .map(alert -> alert.labels().entrySet())
                .map(ArrayList::new)
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .orElseGet(ArrayList::new)
                .stream()
                .filter(label -> !PASSING.contains(label.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(label -> text(label.getKey(), label.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(String name, String value) {
        try {
            return Matcher.of(name, Matcher.Operator.EQUAL, value).text();
        } catch (Matcher.Unreadable odd) {
            return "";
        }
    }

    Map<String, String> values(Silence silence) {
        ZoneId zone = viewers.zone();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("matchers", silence.matchers().stream().map(Matcher::text).collect(Collectors.joining("\n")));
        values.put("timeZone", zone.getId());
        values.put("from", local(silence.from(), zone));
        values.put("fromOffset", zone.getRules().getOffset(silence.from()).getId());
        values.put("until", local(silence.until(), zone));
        values.put("untilOffset", zone.getRules().getOffset(silence.until()).getId());
        values.put("reason", silence.reason());
        values.put("warnMinutes", Integer.toString(silence.warnMinutes()));
        return values;
    }

    SilenceFormScreen screen(String heading, String action, String ending, Form form) {
        ZoneId zone = form.value("timeZone").isEmpty() ? viewers.zone() : safeZone(form.value("timeZone"));
        List<Firing> about = about(form.value("matchers"));
        return new SilenceFormScreen(
                heading,
                action,
                ending,
                form,
                zone.getId(),
                WallTime.meanings(form.value("from"), zone),
                WallTime.meanings(form.value("until"), zone),
                said(about.size(), form.value("matchers").isBlank()),
                about.stream().limit(MOST_SHOWN).map(SilenceForm::shown).toList());
    }

    private List<Firing> about(String matchers) {
        try {
            List<Matcher> all = matchers(matchers);
            return all.isEmpty()
                    ? List.of()
                    : firing.all().stream()
                            .filter(alert -> all.stream().allMatch(one -> one.matches(alert.labels())))
                            .toList();
        } catch (Refused | Matcher.Endless wrong) {
            return List.of();
        }
    }

    private static String said(int number, boolean nothing) {
        if (nothing) {
            return "";
        }
        return number == 0
                ? "Nothing that fires now is like that."
                : number == 1
                        ? "One alert that fires now is like that."
                        : number + " alerts that fire now are like that.";
    }

    private static SilenceFormScreen.Alert shown(Firing alert) {
        return new SilenceFormScreen.Alert(
                alert.summary(),
                alert.ticket(),
                alert.labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", ")),
                alert.since());
    }

    private static ZoneId zone(String name) {
        if (ZoneId.getAvailableZoneIds().contains(name.strip())) {
            return ZoneId.of(name.strip());
        }
        throw Refused.invalid("timeZone", "There is no time zone \"" + name + "\". Write it as Europe/Dublin.");
    }

    private ZoneId safeZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name.strip()) ? ZoneId.of(name.strip()) : viewers.zone();
    }

    private static String local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
