package org.nightdesk.heartbeat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.TicketId;
import org.nightdesk.settings.Settings;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationId;
import org.nightdesk.signal.Integrations;
import org.nightdesk.signal.Receipt;
import org.nightdesk.signal.Received;
import org.nightdesk.signal.Severity;
import org.nightdesk.signal.Signal;
import org.nightdesk.signal.Signals;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What heartbeats have to say goes the way of every other signal, in the transaction that changes them. */
@Component
class Alarm {

    private static final String FORMAT = "heartbeat";

    private final Signals signals;
    private final Integrations integrations;
    private final Services services;
    private final Settings settings;
    private final JsonMapper json;

    Alarm(Signals signals, Integrations integrations, Services services, Settings settings, JsonMapper json) {
        this.signals = signals;
        this.integrations = integrations;
        this.services = services;
        this.settings = settings;
        this.json = json;
    }

    /** What is the matter: an alert of its own for each, so that one may end while the other lasts. */
    enum Matter {
        DOWN,
        UNHEARD
    }

    /** One thing to say; empty words: it is over. {@code since} is when it began. */
    record Said(Heartbeat heartbeat, Matter matter, String summary, String description, Instant since) {

        static Said over(Heartbeat heartbeat, Matter matter, Instant now) {
            return new Said(heartbeat, matter, "", "", now);
        }

        boolean firing() {
            return !summary.isEmpty();
        }
    }

    /** Takes them in, those of one integration together; the incident of each that has one, in the order given. */
    List<Optional<TicketId>> say(List<Said> all, Instant now) {
        Map<Said, Optional<TicketId>> tickets = new HashMap<>();
        Map<IntegrationId, List<Said>> bySender = all.stream()
                .collect(Collectors.groupingBy(
                        said -> said.heartbeat().integration(), LinkedHashMap::new, Collectors.toList()));
        bySender.forEach((id, said) -> {
            Integration integration = integrations.integration(id);
            List<Signal> spoken =
                    said.stream().map(one -> signal(one, integration)).toList();
            Receipt receipt = signals.take(new Received(integration, FORMAT, spoken, List.of(), new byte[0]), now);
            for (int i = 0; i < said.size(); i++) {
                tickets.put(said.get(i), receipt.tickets().get(i));
            }
        });
        List<Optional<TicketId>> answer = new ArrayList<>();
        all.forEach(said -> answer.add(tickets.getOrDefault(said, Optional.empty())));
        return answer;
    }

    private Signal signal(Said said, Integration integration) {
        Heartbeat heartbeat = said.heartbeat();
        String service = services.service(heartbeat.plan().service()).slug();
        Severity severity = said.matter() == Matter.DOWN ? heartbeat.plan().severity() : Severity.INFO;
        Map<String, String> labels = new TreeMap<>(Map.of(
                "alertname",
                said.matter() == Matter.DOWN ? "HeartbeatMissed" : "HeartbeatUnheard",
                "heartbeat",
                heartbeat.slug(),
                "service",
                service,
                "severity",
                severity.word()));
        return new Signal(
                key(heartbeat, said.matter()),
                said.firing(),
                said.firing() ? Optional.of(said.since()) : Optional.empty(),
                Optional.empty(),
                severity,
                said.summary(),
                said.description(),
                service,
                integration.grouping().stream()
                        .map(name -> name + "=" + labels.getOrDefault(name, ""))
                        .collect(Collectors.joining(",")),
                json.writeValueAsString(labels),
                "{}",
                settings.address() + HeartbeatPages.path(heartbeat));
    }

    private static UUID key(Heartbeat heartbeat, Matter matter) {
        return UUID.nameUUIDFromBytes(
                ("heartbeat " + heartbeat.id().value() + " " + matter).getBytes(StandardCharsets.UTF_8));
    }
}
