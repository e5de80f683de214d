package org.nightdesk.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.review.Reviews;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

/** One whole night on two nodes that share a database: a signal on one, the answer on the other. */
@OnOldestToo
class OneNightTests {

    private static final TestNode dublin = TestNode.fresh();
    private static final TestNode tokyo = TestNode.on(dublin.database(), dublin.clock());

    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(dublin);
    private final Person alice = cast.alice();
    private final Person bob = cast.bob();

    @BeforeEach
    void everybodyHasAPhone() {
        reachable(alice, "/alice");
        reachable(bob, "/bob");
    }

    @AfterAll
    static void morning() {
        tokyo.close();
        dublin.close();
        sink.close();
    }

    @Test
    void aSignalWakesSomebodyWhoFixesIt() throws Exception {
        Service gateway = payments();
        String key = sender(gateway);
        fires(key, "2026-11-20T03:05:40Z");

        Ticket incident = incident();
        assertThat(incident.title()).isEqualTo("Card authorisations time out");
        assertThat(incident.priority().word()).isEqualTo("P1");

        tokyo.runDue();
        assertThat(sink.heard("/bob")).hasSize(1);
        assertThat(sink.heard("/alice")).isEmpty();

        dublin.clock().tick(Duration.ofMinutes(10));
        dublin.runDue();
        assertThat(sink.heard("/alice")).hasSize(1);
        assertThat(sink.heard("/alice").getFirst().body()).contains("Card authorisations time out", "/page/");

        tokyo.bean(Pages.class).acknowledge(page().id(), alice.actor(), Optional.empty(), tokyo.now());
        dublin.clock().tick(Duration.ofHours(1));
        dublin.runDue();
        assertThat(sink.heard()).as("nobody is told after an answer").hasSize(2);
        assertThat(page().state()).isInstanceOf(PageState.Acknowledged.class);
        assertThat(incident().assignee()).contains(alice.id());

        Tickets tickets = dublin.bean(Tickets.class);
        Viewer viewer = cast.viewer(alice);
        tickets.note(incident.id(), "Their primary drops us; moved to the second route.", false, viewer, dublin.now());
        resolves(key, "2026-11-20T03:05:40Z");
        dublin.runDue();

        assertThat(incident().state().word()).isEqualTo("resolved");
        assertThat(page().state()).isInstanceOf(PageState.Stopped.class);
        assertThat(sink.heard("/bob"))
                .as("who was told is told that it is over")
                .hasSize(2);
        assertThat(verbs(incident.id()))
                .containsExactly("opened", "signalled", "paged", "paged", "acknowledged", "noted", "resolved");

        tokyo.bean(Reviews.class).begin(incident.id(), viewer, ZoneId.of("Europe/Dublin"), tokyo.now());
        assertThat(cast.browser(alice).get("/reviews/" + incident.number()).body())
                .as("the analysis is written from what happened, and says what it does not know")
                .contains("An alert from Prometheus Dublin opened it", "Alice took it", "not known yet");
    }

    private void reachable(Person person, String path) {
        dublin.bean(ContactMethods.class)
                .add(person.id(), new NewContactMethod("webhook", sink.url(path), true), Viewer.system(), dublin.now());
    }

    private Service payments() {
        Policy policy = dublin.bean(Policies.class)
                .create(
                        "Payments, nights",
                        List.of(
                                new Step(
                                        List.of(new Target(
                                                Target.Kind.PERSON, bob.id().value())),
                                        10),
                                new Step(
                                        List.of(new Target(
                                                Target.Kind.PERSON, alice.id().value())),
                                        10)),
                        1,
                        Viewer.system(),
                        dublin.now());
        return dublin.bean(Services.class)
                .create(
                        new ServiceDraft(
                                Optional.of("payments"),
                                "Payments gateway",
                                "",
                                1,
                                Optional.empty(),
                                OptionalLong.of(policy.id().value()),
                                List.of()),
                        Viewer.system(),
                        dublin.now());
    }

    private String sender(Service service) {
        Integrations integrations = dublin.bean(Integrations.class);
        Integration prometheus = integrations.create(
                IntegrationDraft.of("alertmanager", "Prometheus Dublin", service.id()), Viewer.system(), dublin.now());
        return integrations.key(prometheus.id(), Viewer.system());
    }

    private void fires(String key, String startsAt) throws Exception {
        send(key, startsAt, "2026-11-20T23:00:00Z");
    }

    private void resolves(String key, String startsAt) throws Exception {
        send(key, startsAt, dublin.now().toString());
    }

    private void send(String key, String startsAt, String endsAt) throws Exception {
        String body = """
                [{"labels": {"alertname": "CardAuthTimeouts", "severity": "critical"},
                  "annotations": {"summary": "Card authorisations time out"},
                  "startsAt": "%s", "endsAt": "%s"}]
                """.formatted(startsAt, endsAt);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(tokyo.url("/alertmanager/" + key + "/api/v2/alerts")))
                                .POST(BodyPublishers.ofString(body))
                                .header("Content-Type", "application/json")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Ticket incident() {
        return dublin.bean(Tickets.class).ticket(new TicketId(1001), Viewer.system());
    }

    private Page page() {
        return dublin.bean(Pages.class).lastOf(new Subject("ticket", "1001")).orElseThrow();
    }

    private List<String> verbs(TicketId id) {
        return dublin.bean(Timeline.class).of(id.subject(), Viewer.system()).stream()
                .map(recorded -> recorded.entry().verb())
                .toList();
    }
}
