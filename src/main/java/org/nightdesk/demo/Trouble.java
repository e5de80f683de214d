package org.nightdesk.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.nightdesk.subject.NotFound;

/** What can be broken by pressing a button. */
enum Trouble {
    CARDS(
            "CardAuthTimeouts",
            "Card payments time out",
            "Two alerts of a service that matters most. Whoever is on call is told at once, and those who built it.",
            List.of("gateway-1", "gateway-2")) {
        @Override
        Alert alert(String instance, Instant since) {
            return alert(
                    "payments-gateway",
                    instance,
                    "Card authorisations time out at the acquirer",
                    "41 % of authorisations on " + instance + " fail. Terminals show “issuer unavailable”.",
                    since);
        }
    },
    BROKER(
            "BrokerQueueDepth",
            "The broker backs up",
            "The queue behind labels and tracking grows, as after each Tuesday release.",
            List.of("broker-1")) {
        @Override
        Alert alert(String instance, Instant since) {
            return alert(
                    "message-broker",
                    instance,
                    "Queue orders.events has over 50,000 messages waiting",
                    "Consumers fall behind. Tracking events and labels come late while it drains.",
                    since);
        }
    },
    STORM(
            "NodeUnreachable",
            "A storm of 500 alerts",
            "A rack goes dark and everything in it complains: 500 alerts, five batches, one incident, one page.",
            IntStream.rangeClosed(1, 500).mapToObj("node-%03d"::formatted).toList()) {
        @Override
        Alert alert(String instance, Instant since) {
            return alert(
                    "carrier-api",
                    instance,
                    "Node " + instance + " does not answer",
                    "No answer for one minute.",
                    since);
        }
    };

    /** Who says so. */
    static final String SENDER = "Prometheus Dublin";

    private final String alertname;
    private final String label;
    private final String meaning;
    private final List<String> instances;

    Trouble(String alertname, String label, String meaning, List<String> instances) {
        this.alertname = alertname;
        this.label = label;
        this.meaning = meaning;
        this.instances = instances;
    }

    String alertname() {
        return alertname;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    List<Alert> alerts(Instant since) {
        return instances.stream().map(instance -> alert(instance, since)).toList();
    }

    /** The word in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Trouble of(String word) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotFound("no trouble called " + word));
    }

    abstract Alert alert(String instance, Instant since);

    Alert alert(String service, String instance, String summary, String description, Instant since) {
        return Alert.firing(
                Map.of("alertname", alertname, "service", service, "instance", instance, "severity", "critical"),
                Map.of("summary", summary, "description", description),
                since);
    }
}
