package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.auditor.AuditorLook;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** Alerts of a service that somebody is at work on: an incident at once, a page at the end, if it is still broken. */
class HeldPageTests {

    private static final FakeSink sink = FakeSink.open();

    private final TestNode node = Sender.restlessNode();
    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Json api = Json.of(node, cast.token(Role.AGENT));
    private final Sender prometheus = Sender.to(node).calling(bob);
    private final Sender.Alert full = fires("web-1", "warning");

    @BeforeEach
    void bobIsReachable() {
        node.bean(ContactMethods.class)
                .add(
                        bob.id(),
                        new NewContactMethod("webhook", sink.url("/" + UUID.randomUUID()), true),
                        Viewer.system(),
                        node.now());
    }

    @AfterAll
    static void close() {
        sink.close();
    }

    @Test
    void opensTheIncidentAndPagesAtTheEnd() {
        String window = maintenance(prometheus, Duration.ofHours(2), false);
        prometheus.sends(full);
        Ticket ticket = prometheus.ticket();

        Page held = page(prometheus);
        assertThat(held.dueAt()).isEqualTo(until(window));
        assertThat(held.held()).isPresent();
        assertThat(prometheus.verbs(ticket)).contains("opened", "page-held", "signalled");
        assertThat(cast.browser(bob).get("/tickets/" + ticket.number()).body()).contains("held by maintenance until");
        assertThat(cast.browser(bob).get("/pages/" + held.id().text()).body())
                .contains("Held by maintenance", "New disks");

        pass(Duration.ofMinutes(119));
        assertThat(calls(prometheus)).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(calls(prometheus)).hasSize(1);
        assertThat(page(prometheus).held()).isEmpty();
    }

    @Test
    void whatClearedMeanwhileWakesNobody() {
        maintenance(prometheus, Duration.ofHours(2), false);
        prometheus.sends(full);
        prometheus.sends(full.until(node.now()));
        pass(Duration.ofHours(2));

        assertThat(prometheus.ticket().state().over()).isTrue();
        assertThat(calls(prometheus)).isEmpty();
    }

    @Test
    void whatClearedAndIsKeptOpenWakesNobodyUnlessItComesBack() {
        Sender notes = Sender.thatOnlyNotes(node).calling(bob);
        maintenance(notes, Duration.ofHours(2), false);
        notes.sends(full);
        notes.sends(full.until(node.now()));
        pass(Duration.ofHours(2));

        assertThat(page(notes).state())
                .isInstanceOfSatisfying(
                        PageState.Stopped.class,
                        over -> assertThat(over.reason()).contains("cleared by itself"));
        assertThat(notes.ticket().state().over()).isFalse();
        pass(Duration.ofSeconds(10));
        notes.sends(full.since(node.now()));
        node.runDue();
        assertThat(notes.tickets()).hasSize(1);
        assertThat(calls(notes)).as("back again").hasSize(1);
    }

    @Test
    void endedEarlyItPagesAtOnce() {
        String window = maintenance(prometheus, Duration.ofHours(8), false);
        prometheus.sends(full);
        pass(Duration.ofMinutes(5));
        api.post(window + "/end", "{}");
        node.runDue();

        assertThat(calls(prometheus)).hasSize(1);
    }

    @Test
    void extendedItWaitsLonger() {
        String window = maintenance(prometheus, Duration.ofHours(1), false);
        prometheus.sends(full);
        assertThat(api.put(window, body(prometheus, Duration.ofHours(3), false)).status())
                .isEqualTo(200);
        pass(Duration.ofHours(2));
        assertThat(calls(prometheus)).isEmpty();

        pass(Duration.ofHours(1));
        assertThat(calls(prometheus)).hasSize(1);
    }

    @Test
    void anotherWindowThatLastsLongerHoldsItOn() {
        maintenance(prometheus, Duration.ofHours(1), false);
        prometheus.sends(full);
        String second = maintenance(prometheus, Duration.ofHours(4), false);
        pass(Duration.ofHours(1));
        assertThat(calls(prometheus)).isEmpty();
        assertThat(page(prometheus).dueAt()).isEqualTo(until(second));

        api.post(second + "/end", "{}");
        node.runDue();
        assertThat(calls(prometheus)).hasSize(1);
    }

    @Test
    void aP1IsHeldOnlyWhenItWasSaid() {
        maintenance(prometheus, Duration.ofHours(1), false);
        prometheus.sends(fires("web-1", "critical"));
        node.runDue();
        assertThat(prometheus.ticket().priority().value()).isEqualTo(1);
        assertThat(calls(prometheus)).hasSize(1);

        Sender other = Sender.to(node).calling(bob);
        maintenance(other, Duration.ofHours(1), true);
        other.sends(fires("web-1", "critical"));
        node.runDue();
        assertThat(calls(other)).isEmpty();
    }

    @Test
    void whatBecomesAP1MeanwhilePagesAtOnce() {
        maintenance(prometheus, Duration.ofHours(1), false);
        prometheus.sends(full);
        node.runDue();
        assertThat(calls(prometheus)).isEmpty();

        prometheus.sends(fires("web-2", "critical"));
        node.runDue();
        assertThat(prometheus.tickets()).hasSize(1);
        assertThat(calls(prometheus)).hasSize(1);
        assertThat(page(prometheus).priority()).isEqualTo(1);
    }

    @Test
    void aPersonWhoWantsSomebodyIsNotHeld() {
        maintenance(prometheus, Duration.ofHours(1), false);
        prometheus.sends(full);
        node.bean(Tickets.class).page(prometheus.ticket().id(), cast.viewer(cast.alice()), node.now());
        node.runDue();

        assertThat(calls(prometheus)).hasSize(1);
    }

    @Test
    void theAuditorAcceptsThatItWaits() {
        String window = maintenance(prometheus, Duration.ofDays(10), false);
        prometheus.sends(full);
        assertThat(AuditorLook.findings(node)).noneMatch(what -> what.contains("DiskFull"));

        api.post(window + "/end", "{}");
        assertThat(AuditorLook.findings(node)).noneMatch(what -> what.contains("DiskFull"));
        node.clock().tick(Duration.ofMinutes(1));
        assertThat(AuditorLook.findings(node))
                .as("due, and nobody has called it")
                .anyMatch(what -> what.contains("DiskFull"));
        node.runDue();
    }

    /** For a month, unless it is told otherwise. */
    private Sender.Alert fires(String instance, String severity) {
        return prometheus
                .alert("DiskFull", instance)
                .with("severity", severity)
                .until(node.now().plus(Duration.ofDays(30)));
    }

    /** From now on; where it is found. */
    private String maintenance(Sender sender, Duration length, boolean p1) {
        Json.Answer made = api.post("/api/v1/maintenance", body(sender, length, p1));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.header("Location");
    }

    private String body(Sender sender, Duration length, boolean p1) {
        return "{'services': ['%s'], 'from': '%s', 'until': '%s', 'reason': 'New disks', 'holdsP1': %s}"
                .formatted(sender.service().id().text(), node.now(), node.now().plus(length), p1);
    }

    private Instant until(String window) {
        return Instant.parse(api.get(window).text("/until"));
    }

    private void pass(Duration time) {
        node.clock().tick(time);
        node.runDue();
    }

    private Page page(Sender sender) {
        return sender.page(sender.ticket()).orElseThrow();
    }

    private List<Attempt> calls(Sender sender) {
        return node.bean(Pages.class).attempts(page(sender).id()).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .toList();
    }
}
