package org.nightdesk.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.ledger.Ledger;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Aoife leads and wants to see at three in the morning whom the policy calls: Dana first, ten minutes later Eve. */
class DrillTests {

    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final Pages pages = node.bean(Pages.class);
    private final Person aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person dana = reached("Dana");
    private final Person eve = reached("Eve");
    private final Policy policy = policy(dana, eve);
    private final Browser lead = cast.browser(aoife);

    @AfterAll
    static void morning() {
        sink.close();
        node.close();
    }

    @Test
    void pagesWhomThePolicyCallsAndSaysThatItIsATest() {
        assertThat(lead.get(path()).body()).contains("Send a test page through this policy");
        String proof = lead.post(path() + "/test-page", "priority", "P2")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        node.runDue();
        assertThat(heard(dana)).singleElement().asString().contains("TEST P2 Test of " + policy.name());
        assertThat(heard(eve)).isEmpty();
        assertThat(lead.get(proof).body()).contains("End the test", "Dana, step 1 of 2");
        assertThat(lead.post(path() + "/test-page", "priority", "P2").statusCode())
                .isEqualTo(303);
        assertThat(lead.get(path()).body()).contains("A test through this policy goes on. End it first.");

        later(10);
        assertThat(heard(eve)).as("Dana sleeps").hasSize(1);
        Browser hers = cast.browser(eve);
        hers.get(proof);
        hers.post(proof + "/acknowledgement");
        lead.post(path() + "/test-page/end");
        node.runDue();
        assertThat(page().state()).isInstanceOf(PageState.Stopped.class);
        assertThat(heard(dana)).last().asString().contains("Over: This is a test page.");
        assertThat(lead.get(path()).body()).contains("The test is over.", "Eve answered", "</time>.");
    }

    @Test
    void countsInNoFigure() {
        begin();
        pages.acknowledge(page().id(), dana.actor(), Optional.empty(), node.now());
        Span night = new Span(node.now().minus(Duration.ofHours(12)), node.now().plus(Duration.ofHours(12)));
        assertThat(node.bean(Ledger.class).nights(List.of(dana), night).values())
                .allSatisfy(broken -> assertThat(broken).isEmpty());
        assertThat(node.bean(Ledger.class).loads(List.of(dana.id()), node.now()).values())
                .allSatisfy(load -> assertThat(load).isZero());
        assertThat(pages.toldBetween(List.of(dana.id()), night.from(), night.until(), 10))
                .as("no shift has to account for it")
                .isEmpty();
        String phone = heard(dana).getLast().replaceAll("(?s).*http://[^/]+(/page/[\\w-]+).*", "$1");
        assertThat(cast.nobody().get(phone).body())
                .contains("This is a test page. Nothing is wrong.")
                .doesNotContain("Was it worth waking you?");
    }

    @Test
    void endsWhereTheAdministratorsWouldBeTold() {
        cast.alice();
        begin();
        later(10);
        later(10);
        assertThat(page().state()).isInstanceOf(PageState.Stopped.class);
        assertThat(pages.attempts(page().id()))
                .extracting(Attempt::purpose)
                .contains(Attempt.Purpose.PAGE)
                .doesNotContain(Attempt.Purpose.ALARM);
        assertThat(lead.get(path()).body()).contains("Nobody answered", "Send a test page");
        begin();
        assertThat(page().state()).as("another, at once").isInstanceOf(PageState.Paging.class);
    }

    @Test
    void endsByItselfWhenEverybodyForgetsIt() {
        begin();
        pages.acknowledge(page().id(), dana.actor(), Optional.empty(), node.now());
        later((int) Drills.LASTS.toMinutes());
        assertThat(page().state()).isInstanceOf(PageState.Stopped.class);
    }

    @Test
    void onlyLeadsWakePeopleWithIt() {
        assertThat(cast.browser(dana).get(path()).body()).doesNotContain("Send a test page");
        Json responder = Json.of(node, cast.token(Role.RESPONDER));
        assertThat(responder.post(api(), "{}").status()).isEqualTo(404);
        Json json = Json.of(node, cast.token(Role.LEAD));
        assertThat(json.post(api(), "{'priority': 'P9'}").status()).isEqualTo(422);
        assertThat(json.post(api(), "{'priority': 'P4'}").text("/priority")).isEqualTo("P4");
        assertThat(json.post(api(), "{}").status()).isEqualTo(409);
        assertThat(json.delete(api()).status()).isEqualTo(204);
        assertThat(json.get(api()).text("/state")).isEqualTo("stopped");
    }

    @BrowserTest
    void looksRightOnEveryScreen() {
        try (Tab tab = Chromium.tab(node).signIn(lead)) {
            tab.go(path());
            tab.look("policy-test");
            tab.page().getByText("Send a test page through this policy").click();
            tab.page().waitForURL("**/pages/pag_*");
            node.runDue();
            tab.width(Tab.PHONE).fits();
            tab.page().getByText("End the test").click();
            tab.page().waitForURL("**" + path());
            tab.page().getByText("The test is over.").waitFor();
        }
    }

    private void begin() {
        lead.get(path());
        lead.post(path() + "/test-page", "priority", "P1");
        node.runDue();
    }

    private Page page() {
        return node.bean(Drills.class).last(policy.id()).orElseThrow().page();
    }

    private String path() {
        return "/policies/" + policy.id().text();
    }

    private String api() {
        return "/api/v1/escalation-policies/" + policy.id().text() + "/test-page";
    }

    private List<String> heard(Person person) {
        return sink.heard(box(person)).stream().map(FakeSink.Heard::body).toList();
    }

    private static void later(int minutes) {
        node.clock().tick(Duration.ofMinutes(minutes));
        node.runDue();
    }

    private static String box(Person person) {
        return "/" + person.id().text();
    }

    private Person reached(String name) {
        Person person = cast.staff(name, Role.RESPONDER, "Europe/Dublin");
        Instant now = node.now();
        node.bean(ContactMethods.class)
                .add(person.id(), new NewContactMethod("webhook", sink.url(box(person)), true), Viewer.system(), now);
        return person;
    }

    private static Policy policy(Person... people) {
        List<Step> steps = Arrays.stream(people)
                .map(person -> new Step(
                        List.of(new Target(Target.Kind.PERSON, person.id().value())), 10))
                .toList();
        return node.bean(Policies.class).create("Nights " + UUID.randomUUID(), steps, 0, Viewer.system(), node.now());
    }
}
