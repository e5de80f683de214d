package org.nightdesk.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.intake.AlertmanagerFormat;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.signal.Outcome;
import org.nightdesk.signal.Receipt;
import org.nightdesk.signal.Signals;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The senders in the past: what they post is read and stored as if it came over the wire, at the time it came. */
@Component
@Profile("demo")
class Monitoring {

    private final Map<String, Integration> senders = new HashMap<>();
    private final Integrations integrations;
    private final AlertmanagerFormat format;
    private final Signals signals;
    private final JsonMapper json;
    private final Burning burning;

    /** What a batch became: the incident, and whether it is a new matter. */
    record Heard(TicketId ticket, boolean fresh) {}

    Monitoring(
            Integrations integrations, AlertmanagerFormat format, Signals signals, JsonMapper json, Burning burning) {
        this.integrations = integrations;
        this.format = format;
        this.signals = signals;
        this.json = json;
        this.burning = burning;
    }

    /** All alerts of a batch are of one group. */
    Optional<Heard> fire(String sender, List<Alert> alerts, Instant now) {
        burning.add(sender, alerts);
        Receipt receipt = post(sender, alerts, now);
        return receipt.tickets()
                .getFirst()
                .map(ticket -> new Heard(
                        ticket,
                        receipt.outcomes().stream()
                                .anyMatch(outcome -> outcome == Outcome.OPENED || outcome == Outcome.REOPENED)));
    }

    void end(String sender, List<Alert> alerts, Instant now) {
        burning.remove(sender, alerts);
        post(sender, alerts.stream().map(alert -> alert.endedAt(now)).toList(), now);
    }

    private Receipt post(String sender, List<Alert> alerts, Instant now) {
        Integration integration = sender(sender);
        byte[] body = json.writeValueAsString(alerts).getBytes(StandardCharsets.UTF_8);
        return signals.take(format.posted(body, integration, now), now);
    }

    Integration sender(String name) {
        return senders.computeIfAbsent(
                name,
                unknown -> integrations.all().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the demo has no sender " + name)));
    }
}
