package org.nightdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.web.Drafts;

/** Bob hands over to Dora. */
class HandoverTests {

    private final TestNode node = TestNode.shared();
    private final HandoverCast night = new HandoverCast(node);
    private final Pages pages = node.bean(Pages.class);

    @AfterEach
    void morning() {
        node.bean(Keeping.class).off(night.line, Viewer.system(), node.now());
    }

    @Test
    void tellsWhatWasNotDoneAndWhatFallsDueInTheNextShift() {
        Json json = Json.of(node, night.cast.token(Role.ADMINISTRATOR));
        String mine = night.chore("Rotate the keys", night.dora, Duration.ofHours(2));
        String later = night.chore("Order the tea", night.dora, Duration.ofMinutes(-10));
        String others = night.chore("Feed the cat", night.finn, Duration.ofHours(2));
        night.kept();
        String page = night.browser(night.dora).get(night.path()).body();
        assertThat(page)
                .contains("Not done, and due in the next shift", mine, "Chore of Dora, for Platform")
                .contains(later)
                .as("of another line")
                .doesNotContain(others);
        String whole = json.get("/api/v1/handovers/" + night.handover().id().text())
                .at("/duties")
                .toString();
        assertThat(whole).contains(mine).doesNotContain(others);
    }

    @Test
    void isReadBackAndUntilThenBothArePaged() {
        Ticket outage = night.incident("Card authorisations time out", Level.HIGH);
        Ticket slow = night.incident("Statements are slow", Level.LOW);
        night.kept();
        Browser dora = night.browser(night.dora);
        assertThat(dora.get("/").body()).contains("Read back and accept the handover");
        assertThat(dora.get(night.path()).body())
                .contains("Bob hands over to you.", outage.number(), "Card authorisations time out", slow.number())
                .contains("1 × P1, 1 × P5");

        night.untilTheChange();
        assertThat(called(page())).containsExactlyInAnyOrder("Dora", "Bob");
        assertThat(simulated(node.now().plus(Duration.ofHours(1)))).containsExactlyInAnyOrder("Dora", "Bob");
        assertThat(night.browser(night.bob).get("/on-call").body())
                .contains("both Bob and Dora are on call, until the handover is accepted");

        var refused = dora.post(night.path() + "/acceptance", "readBack", "Quiet, but " + slow.number() + " & slow");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Not named yet: " + outage.number() + " (P1, Card authorisations time out)")
                .contains(slow.number() + " &amp; slow");
        assertThat(called(page())).as("still both").containsExactlyInAnyOrder("Dora", "Bob");
        assertThat(dora.get(night.path()).body())
                .as("kept, if she comes back tomorrow")
                .contains(slow.number() + " &amp; slow");

        night.later(Duration.ofMinutes(4));
        var taken = dora.post(
                night.path() + "/acceptance",
                "readBack",
                "I call the acquirer about " + outage.id().value());
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(called(page())).containsExactly("Dora");
        assertThat(simulated(node.now())).containsExactly("Dora");
        assertThat(dora.get(night.path()).body())
                .contains(
                        "I call the acquirer about",
                        "2 of 5 parts, without",
                        "1 P1 and P2 named; 4 min after the change.");
        assertThat(dora.post(night.path() + "/acceptance", "readBack", "again").statusCode())
                .isEqualTo(422);
    }

    @Test
    void bothStandAmongThoseOnCallForProgramsAndOnTheLanes() {
        night.kept();
        night.untilTheChange();
        Json json = Json.of(node, night.cast.token(Role.RESPONDER));
        String path = "/api/v1/schedules/" + night.line.text() + "/on-call";
        assertThat(texts(json.get(path), "/people"))
                .containsExactly(night.dora.id().text(), night.bob.id().text());
        assertThat(texts(json.get(path), "/staying"))
                .containsExactly(night.bob.id().text());

        night.later(Duration.ofMinutes(4));
        night.browser(night.dora).post(night.path() + "/acceptance", "readBack", "Nothing is open");
        assertThat(texts(json.get(path), "/people"))
                .containsExactly(night.dora.id().text());
        assertThat(texts(json.get(path + "?at=" + night.change.plusSeconds(60)), "/people"))
                .as("until it was accepted")
                .hasSize(2);
        night.later(Duration.ofHours(1));
        String board = night.browser(night.dora)
                .get("/on-call/board?schedule=" + night.line.text())
                .body();
        assertThat(board).contains("l-stay", "Bob, not relieved");
    }

    private static List<String> texts(Json.Answer answer, String pointer) {
        return answer.at(pointer).valueStream().map(one -> one.asString()).toList();
    }

    @Test
    void aLeadLetsTheOutgoingGoAndItIsReadBackAllTheSame() {
        night.kept();
        night.untilTheChange();
        String path = night.path() + "/releases/" + night.bob.id().text();
        Browser lead = night.browser(night.aoife);
        assertThat(lead.get(night.path()).body()).contains("Let Bob go");
        assertThat(night.browser(night.bob).post(path).statusCode()).isEqualTo(404);

        assertThat(lead.post(path).statusCode()).isEqualTo(303);
        assertThat(called(page())).containsExactly("Dora");
        assertThat(night.browser(night.dora).get(night.path()).body())
                .contains("A lead let Bob go.", "still reads it back");
        assertThat(night.handover().isOpen()).isTrue();
        night.later(Duration.ofMinutes(15));
        assertThat(called(pages.lastOf(night.handover().id().subject())
                        .orElseThrow()
                        .id()))
                .as("she is still to read it back")
                .containsExactly("Aoife");
        assertThat(night.browser(night.dora)
                        .post(night.path() + "/acceptance", "readBack", "Nothing is open")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theLeadIsPagedFifteenMinutesAfterTheChange() {
        night.kept();
        night.untilTheChange();
        night.later(Duration.ofMinutes(14));
        assertThat(pages.lastOf(night.handover().id().subject())).isEmpty();

        night.later(Duration.ofMinutes(1));
        var page = pages.lastOf(night.handover().id().subject()).orElseThrow();
        assertThat(called(page.id())).as("of the team, not any lead").containsExactly("Aoife");
        assertThat(page.detail())
                .isEqualTo("Dora took over from Bob and has not read it back. Until then both are paged.");
        assertThat(night.browser(night.aoife).get("/pages/" + page.id().text()).body())
                .contains(night.path());

        var taken =
                night.browser(night.dora).post(night.path() + "/acceptance", "readBack", "Nothing is open, good night");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(pages.page(page.id()).state().word()).isEqualTo("stopped");
        night.later(Duration.ofMinutes(5));
        assertThat(called(page.id())).as("she sleeps on").containsExactly("Aoife");
    }

    @Test
    void isOverWhenTheNextShiftBegins() {
        night.kept();
        night.untilTheChange();
        Handover first = night.handover();
        night.look(night.change.plus(Duration.ofHours(24)));
        Handover second = night.handover();
        assertThat(second.leaving()).containsExactly(night.dora.id());
        assertThat(second.coming()).containsExactly(night.bob.id());
        assertThat(node.bean(Handovers.class)
                        .handover(first.id(), Viewer.system())
                        .state())
                .isEqualTo(State.LAPSED);
    }

    @Test
    void followsThePlanUntilItIsAccepted() {
        night.kept();
        assertThat(night.handover().coming()).containsExactly(night.dora.id());
        replace(night.dora.id(), night.finn.id(), night.change, night.change.plus(Duration.ofHours(2)));
        night.later(Duration.ofMinutes(1));
        assertThat(night.of(night.line)).hasSize(1);
        assertThat(night.handover().coming()).containsExactly(night.finn.id());
        assertThat(night.browser(night.finn).get(night.path()).statusCode())
                .as("he takes over now")
                .isEqualTo(200);

        replace(night.finn.id(), night.bob.id(), night.change, night.change.plus(Duration.ofHours(2)));
        night.later(Duration.ofMinutes(1));
        assertThat(night.of(night.line)).as("Bob stays").isEmpty();
        night.untilTheChange();
        assertThat(called(page())).containsExactly("Bob");
    }

    @Test
    void isAtTheSameTimeOnTheNightOfAClockChange() {
        Instant turn = Instant.parse("2027-03-27T09:00:00Z");
        ScheduleId dublin = night.schedule(turn, "Europe/Dublin", night.bob, night.dora);
        node.bean(Keeping.class).on(new Setting(dublin, night.team), Viewer.system(), node.now());
        Instant inSummer = Instant.parse("2027-03-28T08:00:00Z");
        night.look(inSummer.minus(Duration.ofMinutes(31)));
        assertThat(night.of(dublin)).isEmpty();
        night.look(inSummer.minus(Duration.ofMinutes(30)));
        Handover made = night.of(dublin).getFirst();
        assertThat(made.changeAt()).isEqualTo(inSummer);
        assertThat(made.beganAt()).as("23 hours before").isEqualTo(turn);
        assertThat(made.leaving()).containsExactly(night.dora.id());
        node.bean(Keeping.class).off(dublin, Viewer.system(), node.now());
    }

    @Test
    void twoNodesMakeOne() throws InterruptedException {
        try (TestNode other = TestNode.on(node.database(), node.clock())) {
            node.bean(Keeping.class).on(new Setting(night.line, night.team), Viewer.system(), node.now());
            Thread there =
                    Thread.ofPlatform().start(() -> other.bean(Watch.class).runDue(node.now()));
            night.look(node.now());
            there.join();
            other.bean(Watch.class).runDue(node.now().plus(Duration.ofMinutes(2)));
            assertThat(night.of(night.line)).hasSize(1);
            assertThat(verbs()).containsExactly("begun");

            Instant late = night.change.plus(Watch.PATIENCE);
            for (TestNode one : List.of(other, node, other)) {
                while (one.bean(LeadAlarm.class).runDue(late) > 0) {
                    // each in its turn
                }
            }
            assertThat(verbs()).containsExactly("begun", "lead-paged");
        }
    }

    @Test
    void theOutgoingWritesWhatToDoAndLosesNothing() {
        night.kept();
        Browser bob = night.browser(night.bob);
        bob.post("/drafts", "key", "handover:" + night.handover().id().value() + ":words", "text", "switch to route B");
        assertThat(bob.get(night.path()).body()).contains("switch to route B");
        String tooLong = "x".repeat(2_001);
        var refused = bob.post(night.path() + "/lines", "condition", "route A times out", "words", tooLong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("route A times out", tooLong);

        assertThat(bob.post(night.path() + "/lines", "condition", "route A times out", "words", "switch to route B")
                        .statusCode())
                .isEqualTo(303);
        assertThat(node.bean(Drafts.class)
                        .find(
                                night.cast.viewer(night.bob),
                                HandoverScreens.draft(night.handover().id()) + "words"))
                .as("it is said")
                .isEmpty();
        Browser dora = night.browser(night.dora);
        assertThat(dora.get(night.path()).body())
                .contains("If <b>route A times out</b>, then <b>switch to route B</b>");
        assertThat(dora.post(night.path() + "/lines", "words", "mine").statusCode())
                .as("she takes over")
                .isEqualTo(422);
        assertThat(bob.post(night.path() + "/acceptance", "readBack", "done").statusCode())
                .isEqualTo(422);

        dora.post(night.path() + "/acceptance", "readBack", "All quiet. Route B if A times out.");
        assertThat(night.handover().acceptance().orElseThrow().parts())
                .containsExactlyInAnyOrder(Part.SEVERITY, Part.SUMMARY, Part.CONTINGENCY, Part.READ_BACK);
        assertThat(night.handover().untilAccepted()).as("before the change").contains(Duration.ZERO);
        night.untilTheChange();
        assertThat(called(page())).containsExactly("Dora");
    }

    @Test
    void saysWhatStillFiresAndWhatIsSilenced() {
        Integrations integrations = node.bean(Integrations.class);
        Integration shop = integrations.create(
                IntegrationDraft.of("generic", "Sender " + UUID.randomUUID(), night.cards),
                Viewer.system(),
                node.now());
        Json.of(node)
                .post("/in/generic/" + integrations.key(shop.id(), Viewer.system()), "{'summary': 'The shop is slow'}");
        Ticket slow = node.bean(Queue.class)
                .newest(Filter.openAbout(List.of(night.cards)), Viewer.system(), 0, 1)
                .getFirst();
        night.kept();
        Browser dora = night.browser(night.dora);
        assertThat(dora.get(night.path()).body()).contains("Nobody has it").doesNotContain("still fires");

        Tickets tickets = node.bean(Tickets.class);
        tickets.acknowledge(slow.id(), night.cast.viewer(night.bob), Optional.empty(), node.now());
        assertThat(dora.get(night.path()).body())
                .contains("Bob has it", slow.number() + " is acknowledged and still fires");
        tickets.resolve(slow.id(), "Will pass", night.cast.viewer(night.bob), node.now());
        assertThat(dora.get(night.path()).body())
                .contains("Nothing is open.", "Silenced: its ticket was resolved while it fires");
    }

    @Test
    void nobodyOfAnotherTeamSeesAnything() {
        night.kept();
        String path = night.path();
        Browser finn = night.browser(night.finn);
        assertThat(finn.get(path).statusCode()).isEqualTo(404);
        assertThat(finn.get(HandoverPages.PATH).body()).doesNotContain(path);
        assertThat(finn.post(path + "/acceptance", "readBack", "mine").statusCode())
                .isEqualTo(404);
        assertThat(finn.post(path + "/lines", "words", "mine").statusCode()).isEqualTo(404);
        assertThat(finn.post(HandoverPages.PATH + "/schedules/" + night.line.text(), "team", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(night.browser(night.cast.charlie()).get(path).statusCode()).isEqualTo(404);
        assertThat(Json.of(node, night.cast.token(Role.AGENT))
                        .get("/api/v1/handovers/" + night.handover().id().text())
                        .status())
                .isEqualTo(404);
        assertThat(night.browser(night.aoife).get(path).statusCode()).isEqualTo(200);
        night.untilTheChange();
        assertThat(finn.get("/on-call").body()).doesNotContain(path);
        assertThat(night.browser(night.aoife).get("/").body()).contains(path);
    }

    @Test
    void isOffUntilALeadSwitchesItOn() {
        night.look(node.now());
        assertThat(night.of(night.line)).isEmpty();
        Browser lead = night.browser(night.aoife);
        assertThat(lead.get(HandoverPages.PATH).body()).contains("Off until a lead switches it on.");
        lead.post(HandoverPages.PATH + "/schedules/" + night.line.text(), "team", night.team.text());
        night.look(node.now());
        assertThat(night.of(night.line)).hasSize(1);
        night.untilTheChange();
        lead.post(HandoverPages.PATH + "/schedules/" + night.line.text(), "team", "");
        assertThat(called(page())).as("Bob is relieved").containsExactly("Dora");
    }

    private void replace(PersonId gone, PersonId person, Instant from, Instant until) {
        node.bean(Schedules.class)
                .override(
                        new OverrideDraft(
                                night.line,
                                ShiftOverride.Kind.REPLACE,
                                Optional.of(person),
                                Optional.of(gone),
                                from,
                                until,
                                ""),
                        Viewer.system(),
                        node.now());
    }

    private PageId page() {
        Subject lamp = new Subject("lamp", UUID.randomUUID().toString());
        PageId id = pages.begin(
                new Call(lamp, Optional.of(night.policy.id()), "Cards", "", 1, "Cards"), Actor.system(), node.now());
        node.runDue();
        pages.stop(lamp, Actor.system(), "over", node.now());
        return id;
    }

    private List<String> called(PageId id) {
        return pages.attempts(id).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .map(Attempt::name)
                .distinct()
                .toList();
    }

    private List<String> simulated(Instant at) {
        return Json.of(node, night.cast.token(Role.RESPONDER))
                .get("/api/v1/escalation-policies/" + night.policy.id().text() + "/simulation?priority=P1&at=" + at)
                .json()
                .valueStream()
                .flatMap(call -> call.get("calls").valueStream())
                .map(call -> call.get("name").asString())
                .distinct()
                .toList();
    }

    private List<String> verbs() {
        return node
                .bean(org.nightdesk.timeline.Timeline.class)
                .of(night.handover().id().subject(), Viewer.system())
                .stream()
                .map(recorded -> recorded.entry().verb())
                .toList();
    }
}
