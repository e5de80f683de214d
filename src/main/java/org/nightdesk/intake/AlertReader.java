package org.nightdesk.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Severity;
import org.nightdesk.signal.Signal;
import tools.jackson.databind.JsonNode;

/**
 * Reads one alert as Prometheus and Alertmanager write it (prometheus/alertmanager, api/v2/openapi.yaml and
 * docs/alerts_api.md): the labels without empty values are its identity; it is resolved when endsAt has passed; without
 * endsAt it ends five minutes after it was last sent.
 */
final class AlertReader {

    private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    private AlertReader() {}

    /** An alert as POSTed to {@code /api/v2/alerts}. */
    static Signal posted(JsonNode alert, Integration integration, Instant now) throws Wrong {
        Optional<Instant> end = Reading.time(alert, "endsAt");
        boolean firing = end.isEmpty() || end.get().isAfter(now);
        Optional<Instant> expires = firing ? Optional.of(end.orElse(now.plus(RESOLVE_TIMEOUT))) : Optional.empty();
        return signal(alert, integration, firing, expires);
    }

    /** An alert inside Alertmanager's own webhook (version 4): the status says it, nothing ends by silence. */
    static Signal forwarded(JsonNode alert, Integration integration) throws Wrong {
        String status = Reading.text(alert, "status");
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw new Wrong("status must be firing or resolved, it is \"" + status + "\"");
        }
        return signal(alert, integration, status.equals("firing"), Optional.empty());
    }

    private static Signal signal(JsonNode alert, Integration integration, boolean firing, Optional<Instant> expires)
            throws Wrong {
        if (!alert.isObject()) {
            throw new Wrong("an alert must be an object, it is " + Reading.type(alert));
        }
        Map<String, String> labels = Reading.pairs(alert, "labels");
        if (labels.isEmpty()) {
            throw new Wrong("labels are missing: an alert is known by its labels");
        }
        Map<String, String> annotations = Reading.pairs(alert, "annotations");
        return new Signal(
                key(labels),
                firing,
                Reading.time(alert, "startsAt"),
                expires,
                Severity.of(labels.getOrDefault("severity", "")),
                summary(labels, annotations),
                description(labels, annotations),
                labels.getOrDefault("service", ""),
                group(labels, integration),
                IntakeJson.object(labels),
                IntakeJson.object(annotations),
                Reading.text(alert, "generatorURL"));
    }

    /** The same labels in any order are the same alert. */
    static UUID key(Map<String, String> sortedLabels) {
        StringBuilder identity = new StringBuilder(128);
        sortedLabels.forEach((name, value) ->
                identity.append(name).append('\0').append(value).append('\0'));
        return UUID.nameUUIDFromBytes(identity.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String group(Map<String, String> labels, Integration integration) {
        return integration.grouping().stream()
                .map(name -> name + "=" + labels.getOrDefault(name, ""))
                .collect(Collectors.joining(","));
    }

    private static String summary(Map<String, String> labels, Map<String, String> annotations) {
        String said = annotations.getOrDefault("summary", annotations.getOrDefault("title", ""));
        if (!said.isBlank()) {
            return said.strip();
        }
        String name = labels.getOrDefault("alertname", "Alert");
        return labels.containsKey("instance") ? name + " on " + labels.get("instance") : name;
    }

    private static String description(Map<String, String> labels, Map<String, String> annotations) {
        String said = annotations.getOrDefault("description", annotations.getOrDefault("message", ""));
        String all = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
        return (said + "\n\n" + all).strip();
    }
}
