package org.nightdesk.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nightdesk.engine.Story;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's services: a freight company that takes payments, told from what is needed to who needs it. */
@Component
class CatalogStory implements Story {

    private static final Duration HISTORY = Duration.ofDays(95);

    private record Told(String name, int tier, String team, String purpose, List<String> needs) {}

    private static final List<Told> SERVICES = List.of(
            new Told(
                    "PostgreSQL cluster",
                    1,
                    "Platform",
                    "Three nodes that keep everything that must not be lost. A failover takes 20 to 40 s; writes wait meanwhile.",
                    List.of()),
            new Told(
                    "Message broker",
                    1,
                    "Platform",
                    "Carries events between services. Its disk is the first thing to look at: at 85 % it stops taking messages.",
                    List.of()),
            new Told(
                    "Identity",
                    1,
                    "Platform",
                    "Signs people and programs in. Tokens live for an hour, so a short outage is felt late.",
                    List.of("PostgreSQL cluster")),
            new Told(
                    "Notification mail",
                    3,
                    "Platform",
                    "Mails to customers about their parcels. Late is fine, twice is not.",
                    List.of("Message broker")),
            new Told(
                    "Card acquirer link",
                    1,
                    "Payments",
                    "The leased line and the gateway to the card acquirer. They have a desk of their own: +353 1 555 0142, day and night.",
                    List.of()),
            new Told(
                    "Payments gateway",
                    1,
                    "Payments",
                    "Takes card payments for every customer. If it is down, nobody can pay, and shops ring us within minutes.",
                    List.of("Card acquirer link", "PostgreSQL cluster", "Identity")),
            new Told(
                    "Ledger",
                    2,
                    "Payments",
                    "Who owes whom. Posts in batches; a backlog of an hour catches up by itself.",
                    List.of("PostgreSQL cluster", "Message broker")),
            new Told(
                    "Settlement",
                    2,
                    "Payments",
                    "Pays merchants out at 04:00. A missed window waits for the next bank day.",
                    List.of("Ledger", "Card acquirer link")),
            new Told(
                    "Invoice run",
                    3,
                    "Payments",
                    "Monthly invoices on the first. Can be run again until it is right.",
                    List.of("Ledger", "Notification mail")),
            new Told(
                    "Carrier API",
                    2,
                    "Freight",
                    "Talks to 14 carriers. One of them is always slow; only act when several are.",
                    List.of("Message broker")),
            new Told(
                    "Customs filing",
                    1,
                    "Freight",
                    "Files declarations before a lorry reaches the port. A lorry without one waits, and somebody pays for it.",
                    List.of("PostgreSQL cluster", "Message broker", "Identity")),
            new Told(
                    "Label printing",
                    2,
                    "Freight",
                    "Parcel labels in warehouses. Warehouses keep printing from a cache for about half an hour.",
                    List.of("Carrier API")),
            new Told(
                    "Tracking events",
                    2,
                    "Freight",
                    "Where each parcel is. Behind is normal after a carrier's outage; watch the lag, not the errors.",
                    List.of("Carrier API", "Message broker", "PostgreSQL cluster")),
            new Told(
                    "Customer portal",
                    1,
                    "Support",
                    "What customers see and use. Most of what is wrong here is wrong somewhere else first.",
                    List.of("Identity", "Payments gateway", "Tracking events", "Label printing")),
            new Told(
                    "Nightly exports",
                    4,
                    "Platform",
                    "Files for customers who still fetch files. Done by 06:00, or tell them.",
                    List.of("PostgreSQL cluster")));

    private final Services services;
    private final Teams teams;

    CatalogStory(Services services, Teams teams) {
        this.services = services;
        this.teams = teams;
    }

    @Override
    public int chapter() {
        return 2;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Map<String, ServiceId> told = new HashMap<>();
        for (Told service : SERVICES) {
            List<ServiceId> needs = service.needs().stream()
                    .flatMap(name -> Optional.ofNullable(told.get(name)).stream())
                    .toList();
            ServiceDraft draft = new ServiceDraft(
                    Optional.empty(),
                    service.name(),
                    service.purpose(),
                    service.tier(),
                    team(service.team()),
                    OptionalLong.empty(),
                    needs);
            told.put(
                    service.name(),
                    services.create(draft, Viewer.system(), now.minus(HISTORY)).id());
        }
    }

    private Optional<TeamId> team(String name) {
        return teams.names().entrySet().stream()
                .filter(team -> team.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
