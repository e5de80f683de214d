package org.nightdesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.CalendarDraft;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.KeptCalendar;
import org.nightdesk.sla.Matrix;
import org.nightdesk.sla.Target;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bob owns, Dora is on the team: each hears of a promise once, where they want to hear it. */
class RemindersTests {

    // Hours pass here, and on a node of all the promises of other stories would come due.
    private static final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Person bob = cast.bob();
    private final Person dora = cast.staff("Dora", Role.AGENT, "Europe/Dublin");
    private final Tickets tickets = node.bean(Tickets.class);
    private final Organisation meridian = cast.organisation("Meridian");

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void theOwnerIsToldOnceWhenItIsSoonDueAndOnceWhenItIsLate() {
        try (FakeSink sink = FakeSink.open()) {
            reach(bob, sink);
            agree(0);
            Ticket ticket = open(cards(Level.MEDIUM).assignedTo(bob));

            node.clock().tick(Duration.ofMinutes(95));
            node.runDue();
            node.runDue();
            assertThat(sink.heard("/bob")).hasSize(1);
            assertThat(sink.heard("/bob").getFirst().body()).contains(ticket.number(), "Resolve is due", "/tickets/");

            node.clock().tick(Duration.ofMinutes(30));
            node.runDue();
            node.runDue();
            assertThat(sink.heard("/bob")).hasSize(2);
            assertThat(sink.heard("/bob").getLast().body()).contains("Resolve is late");
            assertThat(verbs(ticket)).containsSubsequence("warned", "reminded", "breached", "reminded");
        }
    }

    @Test
    void twoNodesTellOnce() {
        try (FakeSink sink = FakeSink.open();
                TestNode other = TestNode.on(node.database(), node.clock())) {
            reach(bob, sink);
            agree(0);
            open(cards(Level.MEDIUM).assignedTo(bob));
            node.clock().tick(Duration.ofMinutes(95));
            Thread there = Thread.ofVirtual().start(other::runDue);
            node.runDue();
            there.join();
            node.runDue();
            other.runDue();

            assertThat(sink.heard("/bob")).hasSize(1);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void withoutAnOwnerTheTeamIsToldAndTheNextWayIsTakenWhenOneFails() {
        try (FakeSink sink = FakeSink.open()) {
            NewContactMethod wrong = new NewContactMethod("webhook", sink.url("/gone"), true);
            NewContactMethod right = new NewContactMethod("webhook", sink.url("/dora"), true);
            node.bean(ContactMethods.class).replace(dora.id(), List.of(wrong, right), Viewer.system(), node.now());
            agree(0);
            Ticket ticket = open(cards(Level.MEDIUM).with(cast.team("Payments", dora)));
            sink.answers(410, "gone");
            node.clock().tick(Duration.ofMinutes(95));
            node.runDue();
            node.runDue();

            assertThat(sink.heard("/gone")).hasSize(1);
            assertThat(sink.heard("/dora")).hasSize(1);
            assertThat(verbs(ticket)).containsSubsequence("not-reminded", "reminded");
        }
    }

    @Test
    void aLatePromiseWakesSomebodyWhereTheAgreementSaysSoUnlessSomebodyHasIt() {
        agree(1);
        Ticket nobodys = open(cards(Level.HIGH));
        Ticket bobs = open(cards(Level.HIGH));
        tickets.acknowledge(bobs.id(), cast.viewer(bob), Optional.empty(), node.now());
        Ticket quiet = open(cards(Level.MEDIUM));

        node.clock().tick(Duration.ofMinutes(125));
        node.runDue();
        node.runDue();

        assertThat(node.bean(Pages.class).lastOf(nobodys.id().subject())).isPresent();
        assertThat(node.bean(Pages.class).lastOf(bobs.id().subject())).isEmpty();
        assertThat(node.bean(Pages.class).lastOf(quiet.id().subject())).isEmpty();
    }

    @Test
    void oneTicketForWhichNobodyCanBeWokenHoldsUpNoOtherAndIsTriedAgain() {
        agree(1);
        Ticket stuck = open(cards(Level.HIGH));
        Ticket next = open(cards(Level.HIGH));
        JdbcClient jdbc = node.bean(JdbcClient.class);
        jdbc.sql("""
                        create function paging.no_page() returns trigger language plpgsql as
                        'begin raise exception ''out of order''; end'
                        """).update();
        jdbc.sql("""
                        create trigger no_page before insert on paging.page
                        for each row when (new.subject_id = '%d') execute function paging.no_page()
                        """.formatted(stuck.id().value())).update();
        node.clock().tick(Duration.ofMinutes(125));
        node.runDue();
        node.runDue();
        assertThat(node.bean(Pages.class).lastOf(stuck.id().subject())).isEmpty();
        assertThat(node.bean(Pages.class).lastOf(next.id().subject())).isPresent();

        jdbc.sql("drop function paging.no_page() cascade").update();
        node.clock().tick(Duration.ofMinutes(2));
        node.runDue();
        assertThat(node.bean(Pages.class).lastOf(stuck.id().subject())).isPresent();
    }

    @Test
    void nobodyIsToldOfATicketThatIsOver() {
        try (FakeSink sink = FakeSink.open()) {
            reach(bob, sink);
            agree(0);
            Ticket ticket = open(cards(Level.MEDIUM).assignedTo(bob));
            tickets.resolve(ticket.id(), "", cast.viewer(bob), node.now());
            node.clock().tick(Duration.ofMinutes(300));
            node.runDue();

            assertThat(sink.heard("/bob")).isEmpty();
        }
    }

    @Test
    void aLongWaitRemindsAgainAndAgainAndDraftsAWordToTheCustomer() {
        try (FakeSink sink = FakeSink.open()) {
            reach(bob, sink);
            agree(0);
            Ticket ticket = open(cards(Level.MEDIUM).assignedTo(bob));
            tickets.hold(ticket.id(), Waiting.VENDOR, Optional.empty(), "the acquirer", cast.viewer(bob), node.now());
            String path = "/tickets/" + ticket.number();
            assertThat(cast.browser(bob).get(path).body())
                    .contains("Waits for the vendor")
                    .doesNotContain("supplier");

            node.clock().tick(Duration.ofHours(4));
            node.runDue();
            node.runDue();
            assertThat(waits(sink)).isEqualTo(1);
            assertThat(cast.api(Role.RESPONDER)
                            .get("/api/v1/tickets/" + ticket.number())
                            .body())
                    .contains("\"waiting\":{\"on\":\"vendor\",\"since\":", "\"remindedAt\":");
            assertThat(cast.browser(bob).get(path).body())
                    .contains("waits for an answer of our supplier", "Cards declined");

            tickets.note(ticket.id(), "Still waiting, sorry.", true, cast.viewer(bob), node.now());
            assertThat(cast.browser(bob).get(path).body()).doesNotContain("an answer of our supplier");
            node.clock().tick(Duration.ofHours(9));
            node.runDue();
            node.runDue();
            assertThat(waits(sink)).isEqualTo(2);
            assertThat(cast.browser(bob).get(path).body()).contains("an answer of our supplier");

            tickets.unhold(ticket.id(), cast.viewer(bob), node.now());
            node.clock().tick(Duration.ofHours(9));
            node.runDue();
            assertThat(waits(sink)).isEqualTo(2);
        }
    }

    @Test
    void aDraftOfOnesOwnIsNotWrittenOver() {
        agree(0);
        Ticket ticket = open(cards(Level.MEDIUM).assignedTo(bob));
        tickets.hold(ticket.id(), Waiting.VENDOR, Optional.empty(), "the acquirer", cast.viewer(bob), node.now());
        node.bean(org.nightdesk.web.Drafts.class)
                .keep(cast.viewer(bob), "ticket:" + ticket.id().value() + ":note", "Half a senten", node.now());
        node.clock().tick(Duration.ofHours(5));
        node.runDue();

        assertThat(cast.browser(bob).get("/tickets/" + ticket.number()).body())
                .contains("Half a senten")
                .doesNotContain("an answer of our supplier");
    }

    @Test
    void theHoldingReplySpeaksTheCustomersLanguageAndIsTheTeamsOwnWhereItHasOne() {
        agree(0);
        Person charlie = cast.charlie();
        TeamId team = cast.team("Cards", bob);
        cast.browser(bob).post("/people/" + charlie.id().text() + "/language", "language", "de-AT");
        Ticket ticket =
                open(cards(Level.MEDIUM).askedBy(charlie).assignedTo(bob).with(team));
        tickets.hold(ticket.id(), Waiting.VENDOR, Optional.empty(), "the acquirer", cast.viewer(bob), node.now());
        node.clock().tick(Duration.ofHours(5));
        node.runDue();
        String path = "/tickets/" + ticket.number();
        assertThat(cast.browser(bob).get(path).body())
                .contains("Guten Tag Charlie", "Antwort unseres Lieferanten")
                .doesNotContain("an answer of our supplier");

        cast.browser(cast.alice())
                .post(
                        "/templates",
                        "name",
                        "Ours " + team.text(),
                        "language",
                        "de",
                        "team",
                        Long.toString(team.value()),
                        "holding",
                        "vendor",
                        "body",
                        "Die Bank lässt uns warten, seit {{waits-since}}.");

        assertThat(cast.browser(bob).get(path).body())
                .contains("Die Bank lässt uns warten, seit")
                .doesNotContain("{{waits-since}}", "Lieferanten");
    }

    private static long waits(FakeSink sink) {
        return sink.heard("/bob").stream()
                .filter(heard -> heard.body().contains("has waited"))
                .count();
    }

    private void reach(Person person, FakeSink sink) {
        node.bean(ContactMethods.class)
                .replace(
                        person.id(),
                        List.of(new NewContactMethod("webhook", sink.url("/bob"), true)),
                        Viewer.system(),
                        node.now());
    }

    private void agree(int pagesUpTo) {
        Agreements agreements = node.bean(Agreements.class);
        CalendarDraft around = new CalendarDraft("UTC", Collections.nCopies(7, "00:00-24:00"), List.of());
        KeptCalendar calendar = agreements.create("For " + meridian.name(), around, alice, node.now());
        List<Target> targets = java.util.stream.Stream.of(1, 3)
                .map(each -> new Target(
                        each,
                        calendar.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(120),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        Definition definition = new Definition(
                targets,
                List.of("customer"),
                false,
                true,
                true,
                List.of(75),
                Map.of("vendor", 4),
                pagesUpTo,
                Matrix.USUAL);
        agreements.agree(meridian.name(), Optional.of(meridian.id()), Optional.empty(), definition, alice, node.now());
    }

    private ATicket cards(Level level) {
        return ATicket.called("Cards declined").level(level).of(meridian);
    }

    private Ticket open(ATicket ticket) {
        return ticket.open(node, cast.viewer(bob));
    }

    private List<String> verbs(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), cast.viewer(bob)).stream()
                .map(recorded -> recorded.entry().verb())
                .toList();
    }
}
