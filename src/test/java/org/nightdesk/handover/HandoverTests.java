package org.nightdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.paging.Pages;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.web.Drafts;

/** Dora reads back what Bob hands over; until then both are paged. */
class HandoverTests {

    private final TestNode node = TestNode.shared();
    private final HandoverCast night = new HandoverCast(node);
    private final Pages pages = node.bean(Pages.class);

    @AfterEach
    void morning() {
        node.bean(Keeping.class).off(night.line, Viewer.system(), node.now());
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
        assertThat(night.called(night.page())).containsExactlyInAnyOrder("Dora", "Bob");
        assertThat(simulated(node.now().plus(Duration.ofHours(1)))).containsExactlyInAnyOrder("Dora", "Bob");
        assertThat(night.browser(night.bob).get("/on-call").body())
                .contains("both Bob and Dora are on call, until the handover is accepted");

        var refused = dora.post(night.path() + "/acceptance", "readBack", "Quiet, but " + slow.number() + " & slow");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Not named yet: " + outage.number() + " (P1, Card authorisations time out)")
                .contains(slow.number() + " &amp; slow");
        assertThat(night.called(night.page())).as("still both").containsExactlyInAnyOrder("Dora", "Bob");
        assertThat(dora.get(night.path()).body())
                .as("kept, if she comes back tomorrow")
                .contains(slow.number() + " &amp; slow");

        night.later(Duration.ofMinutes(4));
        var taken = dora.post(
                night.path() + "/acceptance",
                "readBack",
                "I call the acquirer about " + outage.id().value());
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(night.called(night.page())).containsExactly("Dora");
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
                .get("/on-call/board?schedule=" + night.line.text() + "&from="
                        + LocalDate.ofInstant(night.change, night.dora.zone()))
                .body();
        assertThat(board).contains("l-stay", "Bob, not relieved");
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
        assertThat(night.called(night.page())).containsExactly("Dora");
        assertThat(night.browser(night.dora).get(night.path()).body())
                .contains("A lead let Bob go.", "still reads it back");
        assertThat(night.handover().isOpen()).isTrue();
        night.later(Duration.ofMinutes(15));
        assertThat(night.called(pages.lastOf(night.handover().id().subject())
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
        assertThat(night.called(page.id())).as("of the team, not any lead").containsExactly("Aoife");
        assertThat(page.detail())
                .isEqualTo("Dora took over from Bob and has not read it back. Until then both are paged.");
        assertThat(night.browser(night.aoife).get("/pages/" + page.id().text()).body())
                .contains(night.path());

        var taken =
                night.browser(night.dora).post(night.path() + "/acceptance", "readBack", "Nothing is open, good night");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(pages.page(page.id()).state().word()).isEqualTo("stopped");
        night.later(Duration.ofMinutes(5));
        assertThat(night.called(page.id())).as("she sleeps on").containsExactly("Aoife");
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
        assertThat(night.called(night.page())).containsExactly("Dora");
    }

    private static List<String> texts(Json.Answer answer, String pointer) {
        return answer.at(pointer).valueStream().map(one -> one.asString()).toList();
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
}
