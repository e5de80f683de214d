package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody's Prometheus: an integration of its own into a service of its own, new for each test, that speaks real HTTP.
 *
 * <pre>
 * Sender prometheus = Sender.to(TestNode.shared());
 * prometheus.sends(prometheus.alert("DiskFull", "web-1"));
 * assertThat(prometheus.tickets()).hasSize(1);
 * </pre>
 */
final class Sender {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static @org.jspecify.annotations.Nullable TestNode restless;

    private final TestNode node;
    private final Service service;
    private final Integration integration;
    private final String key;

    private Sender(TestNode node, Service service, Integration integration, String key) {
        this.node = node;
        this.service = service;
        this.integration = integration;
        this.key = key;
    }

    /** A node whose clock runs on by hours, which other tests would not like. */
    static synchronized TestNode restlessNode() {
        if (restless == null) {
            restless = TestNode.fresh();
        }
        return restless;
    }

    static Sender to(TestNode node) {
        Service service = node.bean(Services.class)
                .create(
                        ServiceDraft.named("Shop of sender " + COUNT.incrementAndGet(), 2),
                        Viewer.system(),
                        node.now());
        return into(node, service, draft -> draft);
    }

    /** Whatever wakes somebody of its service calls this person. */
    Sender calling(Person person) {
        Step step = new Step(List.of(new Target(Target.Kind.PERSON, person.id().value())), 10);
        Policy policy = node.bean(Policies.class)
                .create("Held " + UUID.randomUUID(), List.of(step), 0, Viewer.system(), node.now());
        node.bean(Services.class)
                .change(
                        service.id(),
                        new ServiceDraft(
                                Optional.of(service.slug()),
                                service.name(),
                                "",
                                2,
                                Optional.empty(),
                                OptionalLong.of(policy.id().value()),
                                List.of()),
                        Viewer.system(),
                        node.now());
        return this;
    }

    /** Another integration into the same service. */
    Sender beside() {
        return into(node, service, draft -> draft);
    }

    /** A new integration into a new service whose all clear is only noted. */
    static Sender thatOnlyNotes(TestNode node) {
        Sender first = to(node);
        return into(
                node,
                first.service,
                draft -> new IntegrationDraft(
                        draft.kind(), draft.name(), draft.service(), false, draft.reopenMinutes(), draft.grouping()));
    }

    /** The same sender, talking to another node. */
    Sender at(TestNode other) {
        return new Sender(other, service, integration, key);
    }

    private static Sender into(
            TestNode node, Service service, java.util.function.UnaryOperator<IntegrationDraft> wish) {
        IntegrationDraft draft = IntegrationDraft.of("alertmanager", "Sender " + COUNT.incrementAndGet(), service.id());
        Integrations integrations = node.bean(Integrations.class);
        Integration integration = integrations.create(wish.apply(draft), Viewer.system(), node.now());
        return new Sender(node, service, integration, integrations.key(integration.id(), Viewer.system()));
    }

    /** One alert as Prometheus writes it; null times are left out. */
    record Alert(Map<String, String> labels, Optional<Instant> startsAt, Optional<Instant> endsAt) {

        Alert with(String label, String value) {
            Map<String, String> more = new TreeMap<>(labels);
            more.put(label, value);
            return new Alert(more, startsAt, endsAt);
        }

        Alert since(Instant start) {
            return new Alert(labels, Optional.of(start), endsAt);
        }

        Alert until(Instant end) {
            return new Alert(labels, startsAt, Optional.of(end));
        }

        private Map<String, Object> body() {
            Map<String, Object> body = new TreeMap<>(Map.of("labels", labels));
            startsAt.ifPresent(start -> body.put("startsAt", start.toString()));
            endsAt.ifPresent(end -> body.put("endsAt", end.toString()));
            return body;
        }
    }

    Alert alert(String name, String instance) {
        return new Alert(
                new TreeMap<>(Map.of("alertname", name, "instance", instance, "severity", "critical")),
                Optional.empty(),
                Optional.empty());
    }

    /** In one request. */
    Json.Answer sends(Alert... alerts) {
        return sends(
                JSON.writeValueAsString(Arrays.stream(alerts).map(Alert::body).toList()));
    }

    Json.Answer sends(String body) {
        return Json.of(node)
                .send(
                        "POST",
                        "/alertmanager/" + key + "/api/v2/alerts",
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Through the plain form. */
    Json.Answer says(String body) {
        return Json.of(node).post("/in/generic/" + key, body);
    }

    Service service() {
        return service;
    }

    Instant now() {
        return node.now();
    }

    Instant ago(Duration duration) {
        return node.now().minus(duration);
    }

    /** The incidents of this service, oldest first. */
    List<Ticket> tickets() {
        return ids("select id from desk.ticket where service_id = "
                        + service.id().value() + " order by id")
                .stream()
                .map(id -> node.bean(Tickets.class).ticket(new TicketId(id), Viewer.system()))
                .toList();
    }

    Ticket ticket() {
        List<Ticket> all = tickets();
        if (all.size() != 1) {
            throw new AssertionError("not one incident but " + all);
        }
        return all.getFirst();
    }

    /** The newest page of the incident, if it ever had one. */
    Optional<Page> page(Ticket ticket) {
        return node.bean(Pages.class).lastOf(ticket.id().subject());
    }

    /** Open alerts of this integration by instance. */
    List<String> firing() {
        return texts("select labels->>'instance' from signal.open_alert where integration_id = "
                + integration.id().value() + " order by 1");
    }

    /** How the ended alerts of this integration ended, in order. */
    List<String> ended() {
        return texts("select how from signal.ended_alert where integration_id = "
                + integration.id().value() + " order by ended_at, id");
    }

    /** The last request's row of the ledger, in words: {@code opened 1, joined 2, refused 1}. */
    String ledger() {
        return node.bean(JdbcClient.class)
                .sql("""
                select opened, joined, repeated, resolved, ignored, refused
                  from signal.request
                 where integration_id = :id
                 order by id desc
                 limit 1
                """)
                .param("id", integration.id().value())
                .query((row, number) -> {
                    List<String> words = new ArrayList<>();
                    for (String column : List.of("opened", "joined", "repeated", "resolved", "ignored", "refused")) {
                        if (row.getInt(column) > 0) {
                            words.add(column + " " + row.getInt(column));
                        }
                    }
                    return String.join(", ", words);
                })
                .single();
    }

    /** What the ticket's timeline says, verb by verb. */
    List<String> verbs(Ticket ticket) {
        return node.bean(org.nightdesk.timeline.Timeline.class).of(ticket.id().subject(), Viewer.system()).stream()
                .map(recorded -> recorded.entry().verb())
                .collect(Collectors.toList());
    }

    IntegrationId id() {
        return integration.id();
    }

    private List<Long> ids(String sql) {
        return node.bean(JdbcClient.class).sql(sql).query(Long.class).list();
    }

    private List<String> texts(String sql) {
        return node.bean(JdbcClient.class).sql(sql).query(String.class).list();
    }
}
