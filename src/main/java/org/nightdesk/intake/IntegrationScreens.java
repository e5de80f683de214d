package org.nightdesk.intake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.intake.screen.IntegrationForm;
import org.nightdesk.intake.screen.IntegrationScreen;
import org.nightdesk.intake.screen.IntegrationScreen.AlertRow;
import org.nightdesk.intake.screen.IntegrationScreen.RequestRow;
import org.nightdesk.intake.screen.IntegrationsScreen;
import org.nightdesk.signal.Alert;
import org.nightdesk.signal.Alerts;
import org.nightdesk.signal.Hushes;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.signal.Request;
import org.nightdesk.signal.Requests;
import org.nightdesk.silence.Silence;
import org.nightdesk.silence.Silences;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Puts together what is shown of senders. */
@Component
class IntegrationScreens {

    private static final int MOST_REQUESTS = 30;
    private static final int MOST_ALERTS = 50;
    private static final Map<String, String> KINDS = kinds();

    private final Integrations integrations;
    private final Requests requests;
    private final Alerts alerts;
    private final Services services;
    private final Snippets snippets;
    private final Silences silences;
    private final InstantSource clock;

    IntegrationScreens(
            Integrations integrations,
            Requests requests,
            Alerts alerts,
            Silences silences,
            Services services,
            Snippets snippets,
            InstantSource clock) {
        this.silences = silences;
        this.clock = clock;
        this.integrations = integrations;
        this.requests = requests;
        this.alerts = alerts;
        this.services = services;
        this.snippets = snippets;
    }

    IntegrationsScreen all(Viewer viewer) {
        List<IntegrationsScreen.Row> rows = integrations.all().stream()
                .map(one -> new IntegrationsScreen.Row(
                        path(one),
                        one.name(),
                        KINDS.getOrDefault(one.kind(), one.kind()),
                        services.service(one.service()).name(),
                        one.lastSignalAt()))
                .toList();
        return new IntegrationsScreen(rows, viewer.may(Role.LEAD));
    }

    /** {@code how} names the snippet; {@code before} is the id of the request before which the list begins. */
    IntegrationScreen one(Integration one, String how, long before, Viewer viewer) {
        Service service = services.service(one.service());
        List<Request> found = requests.newest(one.id(), before, MOST_REQUESTS + 1);
        List<Request> shown = found.stream().limit(MOST_REQUESTS).toList();
        return new IntegrationScreen(
                one.id().text(),
                one.name(),
                KINDS.getOrDefault(one.kind(), one.kind()),
                "/services/" + service.slug(),
                service.name(),
                habits(one),
                viewer.may(Role.LEAD),
                one.lastSignalAt(),
                snippets.of(one, how, path(one), viewer),
                rows(alerts.firing(one.id(), MOST_ALERTS)),
                shown.stream().map(IntegrationScreens::row).toList(),
                found.size() > shown.size()
                        ? path(one) + "?before=" + shown.getLast().id() + "#requests"
                        : "");
    }

    /** The form of a new one. */
    IntegrationForm fresh(Form form) {
        return new IntegrationForm("/integrations", "What will signal?", form, KINDS, choices());
    }

    IntegrationForm changing(Integration one, Form form) {
        return new IntegrationForm(path(one), "Change " + one.name(), form, Map.of(), choices());
    }

    static Map<String, String> values(Integration one) {
        return Map.of(
                "name", one.name(),
                "service", one.service().text(),
                "onClear", one.resolvesWhenClear() ? "resolve" : "note",
                "reopenMinutes", Integer.toString(one.reopenMinutes()),
                "grouping", String.join(", ", one.grouping()));
    }

    static String path(Integration one) {
        return "/integrations/" + one.id().text();
    }

    static RequestRow row(Request request) {
        return new RequestRow(
                "/integrations/" + request.integration().text() + "/requests/" + request.text(),
                request.at(),
                request.format(),
                size(request.bytes()),
                words(request),
                request.refused() > 0,
                request.tickets().stream().map(id -> Long.toString(id.value())).toList());
    }

    private List<AlertRow> rows(List<Alert> firing) {
        List<Silence> lasting = silences.active(clock.instant());
        return firing.stream()
                .map(alert -> row(alert, Hushes.of(alert, lasting)))
                .toList();
    }

    private static AlertRow row(Alert alert, List<Silence> by) {
        return new AlertRow(
                alert.severity().word(),
                alert.summary(),
                alert.labels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", ")),
                alert.startsAt(),
                Long.toString(alert.ticket().value()),
                by.stream().map(Silence::end).max(Comparator.naturalOrder()));
    }

    private static String habits(Integration one) {
        String clear = one.resolvesWhenClear() ? "All clear resolves the incident." : "All clear is only noted.";
        String again = one.reopenMinutes() == 0
                ? "The same alert again is a new incident."
                : "The same alert within " + one.reopenMinutes() + " min reopens it.";
        String group = one.grouping().isEmpty()
                ? "All alerts of a service are one incident."
                : "Alerts of a service with the same " + String.join(" and ", one.grouping()) + " are one incident.";
        return group + " " + clear + " " + again;
    }

    private static String words(Request request) {
        List<String> words = new ArrayList<>();
        count(words, request.opened(), "opened an incident");
        count(words, request.joined(), "joined one");
        count(words, request.repeated(), "known already");
        count(words, request.resolved(), "over");
        count(words, request.ignored(), "ignored: over already");
        count(words, request.refused(), "refused");
        return words.isEmpty() ? "Nothing in it." : String.join(", ", words) + ".";
    }

    private static void count(List<String> words, int count, String what) {
        if (count > 0) {
            words.add(count + " " + what);
        }
    }

    private static String size(int bytes) {
        return bytes < 1_024 ? bytes + " bytes" : String.format(Locale.ENGLISH, "%,d KB", bytes / 1_024);
    }

    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        services.all().forEach(service -> choices.put(service.id().text(), service.name()));
        return choices;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("alertmanager", "Prometheus, Alertmanager or amtool");
        kinds.put("generic", "Anything that can post JSON");
        kinds.put(MailIntake.KIND, "Anything that can only write mail");
        kinds.put("heartbeat", "Heartbeats of backups and batch jobs");
        kinds.put(DeploymentIntake.KIND, "Deployments, from GitHub, GitLab or a script");
        return kinds;
    }
}
