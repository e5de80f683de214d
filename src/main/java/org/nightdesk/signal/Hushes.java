package org.nightdesk.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightdesk.desk.TicketId;
import org.nightdesk.silence.Silence;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.silence.Silences;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which alerts are silenced, by their labels. */
@Component
public class Hushes {

    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};
    private static final int MOST = 5_000;

    private final Silences silences;
    private final Alerts alerts;
    private final JsonMapper json;

    Hushes(Silences silences, Alerts alerts, JsonMapper json) {
        this.silences = silences;
        this.alerts = alerts;
        this.json = json;
    }

    /** Says of each that would wake somebody what silences it. */
    void hush(List<Item> items, Instant now) {
        List<Silence> active =
                items.stream().anyMatch(item -> item.signal.severity().wakes()) ? silences.active(now) : List.of();
        if (active.isEmpty()) {
            return;
        }
        for (Item item : items) {
            Map<String, String> labels =
                    labels(json.readValue(item.signal.labels(), PAIRS), item.signal.severity(), item.signal.summary());
            item.silences = active.stream()
                    .filter(one -> one.matches(item.integration.id().value(), labels))
                    .map(Silence::id)
                    .toList();
        }
    }

    /** Those of an incident by which it may wait: of the alert that is silenced for the shortest time. Empty when one that wakes somebody is not silenced at all. */
    List<SilenceId> of(TicketId ticket, Instant now) {
        List<Silence> active = silences.active(now);
        if (active.isEmpty()) {
            return List.of();
        }
        List<List<Silence>> each = alerts.firing(ticket, MOST).stream()
                .filter(alert -> alert.severity().wakes())
                .map(alert -> of(alert, active))
                .toList();
        return each.stream()
                .min(Comparator.comparing(Hushes::end))
                .filter(shortest -> !shortest.isEmpty())
                .map(shortest -> shortest.stream().map(Silence::id).toList())
                .orElse(List.of());
    }

    /** Those of these silences that are about the alert. */
    public static List<Silence> of(Alert alert, List<Silence> active) {
        Map<String, String> labels = labels(alert);
        return active.stream()
                .filter(one -> one.matches(alert.integration().value(), labels))
                .toList();
    }

    /** What silences can name: its labels, its severity, and its summary as {@code alertname} when it has none. */
    public static Map<String, String> labels(Alert alert) {
        return labels(alert.labels(), alert.severity(), alert.summary());
    }

    private static Map<String, String> labels(Map<String, String> own, Severity severity, String summary) {
        Map<String, String> labels = new TreeMap<>(own);
        labels.putIfAbsent("severity", severity.word());
        labels.putIfAbsent("alertname", summary);
        return labels;
    }

    private static Instant end(List<Silence> silences) {
        return new ArrayList<>(silences)
                .stream().map(Silence::end).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }
}
