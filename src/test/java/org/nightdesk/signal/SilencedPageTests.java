package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.auditor.AuditorLook;
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
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** Alerts that are silenced: an incident at once, a page at the end, if they still fire. */
class SilencedPageTests {

    private static final FakeSink sink = FakeSink.open();
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestNode node = Sender.restlessNode();
    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Json api = Json.of(node, cast.token(Role.AGENT));
    private final Sender prometheus = Sender.to(node).calling(bob);
    private final String host = "web-" + UUID.randomUUID();
    private final Sender.Alert full = fires(host, "warning");

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
    void opensTheIncidentAndPagesAtTheEndIfItStillFires() {
        silence(HOUR, same());
        prometheus.sends(full);
        assertThat(page().held()).isPresent();
        assertThat(prometheus.verbs(prometheus.ticket())).contains("opened", "page-silenced", "signalled");
        Browser bobs = cast.browser(bob);
        assertThat(bobs.get("/tickets/" + prometheus.ticket().number()).body())
                .contains("held by a silence until", "Its alert is silenced", "Parts are ordered");
        assertThat(bobs.get("/pages/" + page().id().text()).body()).contains("Held by a silence");
        assertThat(bobs.get("/").body()).contains("wakes nobody until");
        assertThat(bobs.get("/on-call").body()).contains("wakes nobody until");
        assertThat(api.get("/api/v1/alerts?ticket=" + prometheus.ticket().number())
                        .text("/data/0/silencedBy/0"))
                .startsWith("sil_");
        assertThat(AuditorLook.findings(node)).noneMatch(what -> what.contains("DiskFull"));

        pass(HOUR.minusSeconds(1));
        assertThat(calls()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(calls()).hasSize(1);
    }

    @Test
    void whatClearedMeanwhileWakesNobody() {
        silence(HOUR, same());
        prometheus.sends(full);
        prometheus.sends(full.until(node.now()));
        pass(HOUR);
        assertThat(prometheus.ticket().state().over()).isTrue();
        assertThat(calls()).isEmpty();
    }

    @Test
    void endedEarlyItPagesAtOnceAndExtendedItWaitsLonger() {
        String one = silence(HOUR, same());
        prometheus.sends(full);
        assertThat(api.put(one, body(HOUR.multipliedBy(3), same())).status()).isEqualTo(200);
        pass(HOUR.multipliedBy(2));
        assertThat(calls()).isEmpty();

        api.post(one + "/end", "{}");
        node.runDue();
        assertThat(calls()).hasSize(1);
        assertThat(api.post(one + "/end", "{}").status()).isEqualTo(409);
    }

    @Test
    void anotherThatJoinsAndIsNotSilencedPagesAtOnce() {
        silence(HOUR, same());
        prometheus.sends(full);
        pass(Duration.ofMinutes(5));
        assertThat(calls()).isEmpty();

        prometheus.sends(fires("db-" + UUID.randomUUID(), "warning"));
        node.runDue();
        assertThat(prometheus.tickets()).hasSize(1);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void twoThatAreSilencedForDifferentTimesWaitForTheShorter() {
        String other = "db-" + UUID.randomUUID();
        silence(HOUR.multipliedBy(3), same());
        silence(HOUR, "instance=\\\"" + other + "\\\"");
        prometheus.sends(full);
        prometheus.sends(fires(other, "warning"));
        pass(HOUR.minusSeconds(1));
        assertThat(calls()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(calls()).hasSize(1);
    }

    @Test
    void maintenanceHoldsOnWhatASilenceHeldAndTheOtherWayRound() {
        silence(HOUR, same());
        api.post(
                "/api/v1/maintenance",
                "{'services': ['%s'], 'from': '%s', 'until': '%s', 'reason': 'New disks'}"
                        .formatted(
                                prometheus.service().id().text(),
                                node.now(),
                                node.now().plus(HOUR.multipliedBy(2))));
        prometheus.sends(full);
        pass(HOUR);
        assertThat(calls()).isEmpty();
        silence(HOUR.multipliedBy(2), same());
        pass(HOUR);
        assertThat(page().held().orElseThrow().silenced()).isTrue();
        pass(HOUR);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void whatWasTakenForATimeIsNotCalledForAgainWhileItIsSilenced() {
        prometheus.sends(full);
        node.runDue();
        assertThat(calls()).hasSize(1);
        node.bean(Tickets.class)
                .acknowledge(
                        prometheus.ticket().id(),
                        cast.viewer(bob),
                        java.util.Optional.of(node.now().plus(HOUR)),
                        node.now());
        silence(HOUR.multipliedBy(2), same());
        pass(HOUR);
        assertThat(page().state()).isInstanceOf(PageState.Waiting.class);
        assertThat(calls()).hasSize(1);
        pass(HOUR);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aPersonWhoWantsSomebodyIsNotHeld() {
        silence(HOUR, same());
        prometheus.sends(full);
        node.bean(Tickets.class).page(prometheus.ticket().id(), cast.viewer(cast.alice()), node.now());
        node.runDue();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void matchesAsAlertmanagerDoes() {
        silence(
                HOUR,
                "instance=~\\\"" + host.substring(0, 12) + ".*\\\"', 'zone!=\\\"b\\\"', 'alertname!~\\\"Cpu.*\\\"");
        prometheus.sends(full);
        assertThat(page().held()).isPresent();

        Sender other = Sender.to(node).calling(bob);
        other.sends(other.alert("DiskFull", host)
                .with("severity", "warning")
                .with("zone", "b")
                .until(node.now().plus(Duration.ofDays(30))));
        assertThat(other.page(other.ticket()).orElseThrow().held()).isEmpty();
        node.runDue();
    }

    /** For a month, unless it is told otherwise. */
    private Sender.Alert fires(String instance, String severity) {
        return prometheus
                .alert("DiskFull", instance)
                .with("severity", severity)
                .until(node.now().plus(Duration.ofDays(30)));
    }

    private String same() {
        return "instance=\\\"" + host + "\\\"";
    }

    /** From now on; where it is found. */
    private String silence(Duration length, String matchers) {
        Json.Answer made = api.post("/api/v1/silences", body(length, matchers));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.header("Location");
    }

    private String body(Duration length, String matchers) {
        return "{'matchers': ['%s'], 'until': '%s', 'reason': 'Parts are ordered'}"
                .formatted(matchers, node.now().plus(length));
    }

    private void pass(Duration time) {
        node.clock().tick(time);
        node.runDue();
    }

    private Page page() {
        return prometheus.page(prometheus.ticket()).orElseThrow();
    }

    private List<Attempt> calls() {
        return node.bean(Pages.class).attempts(page().id()).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .toList();
    }
}
