package org.nightdesk.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.signal.Alert;
import org.nightdesk.signal.Alerts;
import org.nightdesk.signal.Hushes;
import org.nightdesk.signal.Integration;
import org.nightdesk.silence.Silence;
import org.nightdesk.silence.Silences;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an Alertmanager tells those who read it (amtool, dashboards), by its API v2: the alerts of the integration whose key is asked with. */
@RestController
@RequestMapping("/alertmanager/{key}/api/v2")
class AlertmanagerView {

    private static final String RECEIVER = "nightdesk";
    private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);
    private static final int MOST = 5_000;

    /** Enough of a configuration for {@code amtool config}: everything goes to one receiver. */
    private static final String CONFIGURATION = "route:\n  receiver: nightdesk\nreceivers:\n- name: nightdesk\n";

    record Named(String name) {}

    record AlertState(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Gettable(
            @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> labels,
            @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> annotations,
            List<Named> receivers,
            String fingerprint,
            Instant startsAt,
            Instant updatedAt,
            Instant endsAt,
            String generatorURL,
            AlertState status) {}

    record Group(Map<String, String> labels, Named receiver, List<Gettable> alerts) {}

    record Cluster(String name, String status, List<Named> peers) {}

    record Version(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {}

    record Original(String original) {}

    record Status(Cluster cluster, Version versionInfo, Original config, Instant uptime) {}

    /** The parameters that choose alerts; those that are left out choose all. */
    record Asked(boolean active, boolean silenced, List<String> filter, String receiver) {}

    private final Senders senders;
    private final Alerts alerts;
    private final Silences silences;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Instant started;

    AlertmanagerView(Senders senders, Alerts alerts, Silences silences, JsonMapper json, InstantSource clock) {
        this.silences = silences;
        this.clock = clock;
        this.senders = senders;
        this.alerts = alerts;
        this.json = json;
        this.started = clock.instant();
    }

    @GetMapping("/status")
    Status status(@PathVariable String key) {
        senders.byKey(key);
        return new Status(
                new Cluster(RECEIVER, "ready", List.of()),
                new Version("nightdesk", "", "", "", "", ""),
                new Original(CONFIGURATION),
                started);
    }

    @GetMapping("/receivers")
    List<Named> receivers(@PathVariable String key) {
        senders.byKey(key);
        return List.of(new Named(RECEIVER));
    }

    @GetMapping("/alerts")
    List<Gettable> alerts(
            @PathVariable String key,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(defaultValue = "true") boolean silenced,
            @RequestParam(defaultValue = "") String receiver,
            HttpServletRequest request)
            throws Wrong {
        return chosen(senders.byKey(key), new Asked(active, silenced, filters(request), receiver));
    }

    @GetMapping("/alerts/groups")
    List<Group> groups(
            @PathVariable String key,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(defaultValue = "true") boolean silenced,
            @RequestParam(defaultValue = "") String receiver,
            HttpServletRequest request)
            throws Wrong {
        Integration integration = senders.byKey(key);
        Map<String, List<Gettable>> groups =
                chosen(integration, new Asked(active, silenced, filters(request), receiver)).stream()
                        .collect(Collectors.groupingBy(
                                alert -> group(alert.labels(), integration).toString(),
                                TreeMap::new,
                                Collectors.toList()));
        return groups.values().stream()
                .map(members ->
                        new Group(group(members.getFirst().labels(), integration), new Named(RECEIVER), members))
                .toList();
    }

    @ExceptionHandler
    ResponseEntity<String> on(Wrong wrong) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(String.valueOf(wrong.getMessage())));
    }

    // Not by Spring, which would split a filter at its commas.
    private static List<String> filters(HttpServletRequest request) {
        String[] filters = request.getParameterValues("filter");
        return filters == null ? List.of() : List.of(filters);
    }

    private List<Gettable> chosen(Integration integration, Asked asked) throws Wrong {
        Matchers matchers = Matchers.of(asked.filter());
        Matchers receivers =
                Matchers.of(asked.receiver().isEmpty() ? List.of() : List.of("receiver=~" + asked.receiver()));
        if (!receivers.matches(Map.of("receiver", RECEIVER))) {
            return List.of();
        }
        List<Silence> lasting = silences.active(clock.instant());
        List<Gettable> chosen = new ArrayList<>();
        for (Alert alert : alerts.firing(integration.id(), MOST)) {
            List<Silence> by = Hushes.of(alert, lasting);
            boolean asks = by.isEmpty() ? asked.active() : asked.silenced();
            if (asks && matchers.matches(alert.labels())) {
                chosen.add(gettable(alert, by));
            }
        }
        return chosen;
    }

    private static Map<String, String> group(Map<String, String> labels, Integration integration) {
        Map<String, String> group = new TreeMap<>(labels);
        group.keySet().retainAll(integration.grouping());
        return group;
    }

    private static Gettable gettable(Alert alert, List<Silence> by) {
        return new Gettable(
                new TreeMap<>(alert.labels()),
                new TreeMap<>(alert.annotations()),
                List.of(new Named(RECEIVER)),
                alert.key().toString().replace("-", "").substring(0, 16),
                alert.startsAt(),
                alert.lastSeenAt(),
                alert.lastSeenAt().plus(RESOLVE_TIMEOUT),
                alert.sourceUrl(),
                new AlertState(
                        by.isEmpty() ? "active" : "suppressed",
                        by.stream().map(one -> one.code().toString()).toList(),
                        List.of(),
                        List.of()));
    }
}
