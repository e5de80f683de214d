package org.nightdesk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightdesk.bulk.BulkActions.Outcome;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.macro.Step;
import org.nightdesk.people.Person;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class BulkTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final BulkActions actions = node.bean(BulkActions.class);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void doesTheOthersAndNamesWhatRefused() {
        Ticket one = open("one");
        Ticket other = open("other");
        tickets.resolve(other.id(), "", viewer, node.now());

        Outcome outcome = act(List.of(one.id(), other.id()), "hold: vendor, parts");

        assertThat(outcome.done()).isEqualTo(1);
        assertThat(outcome.refused()).singleElement().satisfies(touched -> {
            assertThat(touched.number()).isEqualTo(other.number());
            assertThat(touched.refusal()).contains("Reopen it first");
        });
        assertThat(state(one)).isInstanceOf(TicketState.OnHold.class);
    }

    @Test
    void whatIsGoneIsNamedByItsNumberAlone() {
        Outcome outcome =
                act(List.of(new TicketId(999_999_999_999L), open("one").id()), "tag: swept");

        assertThat(outcome.refused()).singleElement().satisfies(gone -> {
            assertThat(gone.number()).isEqualTo("999999999999");
            assertThat(gone.refusal()).isEqualTo("It is not there any more.");
        });
        assertThat(outcome.done()).isEqualTo(1);
    }

    @Test
    void whatTheyAreAndTheirRestAreTakenBackToo() {
        Ticket one = open("one");

        Outcome outcome = act(List.of(one.id()), "kind: change-request", "snooze: 4h");
        assertThat(ticket(one.id()).number()).startsWith("REQ-");
        assertThat(state(one))
                .isEqualTo(new TicketState.OnHold(
                        Optional.of(node.now().plus(Duration.ofHours(4))), "snoozed", Waiting.OTHER));

        actions.undo(outcome.action().id(), viewer, node.now());
        assertThat(ticket(one.id()).number()).isEqualTo(one.number());
        assertThat(state(one)).isEqualTo(one.state());
    }

    @Test
    void undoRestoresWhatWasThere() {
        Ticket fresh = open("fresh");
        Ticket held = open("held");
        tickets.hold(held.id(), Optional.of(node.now().plus(Duration.ofDays(1))), "the customer", viewer, node.now());
        Ticket taken = open("taken");
        tickets.acknowledge(taken.id(), viewer, Optional.empty(), node.now());
        List<TicketId> all = List.of(fresh.id(), held.id(), taken.id());
        List<Ticket> before = all.stream().map(this::ticket).toList();

        Outcome outcome = act(all, "assign: nobody", "priority: P1", "tag: swept", "resolve: all in one");
        assertThat(all).allMatch(id -> ticket(id).state().over());
        Outcome undone = actions.undo(outcome.action().id(), viewer, node.now());

        assertThat(undone.refused()).isEmpty();
        for (int i = 0; i < all.size(); i++) {
            Ticket was = before.get(i);
            Ticket is = ticket(all.get(i));
            assertThat(is.state()).isEqualTo(was.state());
            assertThat(is.assignee()).isEqualTo(was.assignee());
            assertThat(is.priority()).isEqualTo(was.priority());
            assertThat(is.tags()).isEqualTo(was.tags());
            assertThat(is.resolvedAt()).isEmpty();
            assertThat(is.acknowledgement()).isEqualTo(was.acknowledgement());
        }
        assertThatThrownBy(() -> actions.undo(outcome.action().id(), viewer, node.now()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void undoLeavesAloneWhatSomebodyChangedSince() {
        Ticket one = open("one");
        Ticket other = open("other");
        Outcome outcome = act(List.of(one.id(), other.id()), "tag: swept");
        Viewer bob = cast.viewer(cast.bob());
        tickets.hold(other.id(), Optional.empty(), "parts", bob, node.now());

        assertThatThrownBy(() -> actions.undo(outcome.action().id(), bob, node.now()))
                .isInstanceOf(NotFound.class);
        Outcome undone = actions.undo(outcome.action().id(), viewer, node.now());

        assertThat(undone.refused()).extracting(Touched::number).containsExactly(other.number());
        assertThat(ticket(one.id()).tags()).isEmpty();
        assertThat(ticket(other.id()).tags()).containsExactly("swept");
    }

    @Test
    void undoIsForAMinute() {
        Outcome outcome = act(List.of(open("one").id()), "tag: swept");
        assertThatThrownBy(() ->
                        actions.undo(outcome.action().id(), viewer, node.now().plusSeconds(120)))
                .hasMessageContaining("within a minute");
    }

    @Test
    void aWholeViewIsCountedBeforeItIsDone() {
        IntStream.range(0, 3).forEach(i -> open("all " + i));
        Browser browser = cast.browser(alice);

        String sure = browser.post("/bulk", "all", word, "verb", "tag", "tag", "swept", "back", "/queue?q=" + word)
                .body();
        assertThat(sure).contains("Do this to 3 tickets?", "tag: swept", "name=\"expected\" value=\"3\"");
        open("one more");
        assertThat(browser.post("/bulk", "all", word, "steps", "tag: swept", "expected", "3")
                        .body())
                .contains("The list has changed: 4 tickets now, 3 a moment ago.", "tag: swept");
        assertThat(browser.post("/bulk", "all", word, "steps", "tag: swept", "expected", "4")
                        .statusCode())
                .isEqualTo(303);
        assertThat(actions.count("tag:swept " + word, viewer, node.now())).isEqualTo(4);
    }

    @Test
    void moreThanItDoesIsRefusedAloudAndNothingTypedIsLost() {
        List<TicketId> many =
                IntStream.rangeClosed(1, 1_001).mapToObj(TicketId::new).toList();
        assertThatThrownBy(() -> act(many, "tag: x")).hasMessageContaining("one to 1,000");
        assertThatThrownBy(() -> act(List.of(open("one").id()), "reply: We have it"))
                .hasMessageContaining("cannot be taken back");

        var refused = cast.browser(alice).post("/bulk", "verb", "hold", "hold", "the parts from Oslo");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was selected", "hold: the parts from Oslo");
    }

    @Test
    void oneThatRefusesHoldsUpNoOtherUnderAnIdempotencyKeyEither() {
        Ticket one = open("one");
        Ticket other = open("other");
        tickets.resolve(other.id(), "", viewer, node.now());
        String body =
                "{\"tickets\": [\"%s\", \"%s\"], \"steps\": [\"hold: parts\"]}".formatted(other.number(), one.number());

        var answer = cast.api(org.nightdesk.subject.Role.AGENT)
                .json("POST", "/api/v1/bulk", body, "Idempotency-Key", "bulk-" + word);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"done\":1", "Reopen it first");
        assertThat(state(one)).isInstanceOf(TicketState.OnHold.class);
    }

    @BrowserTest
    void picksDoesAndTakesBackByTheKeyboard() {
        Ticket one = open("one");
        Ticket other = open("other");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/queue?q=" + word);
            tab.press("j");
            tab.press("x");
            tab.press("j");
            tab.press("x");
            tab.press("p");
            tab.shoot("bulk-dock");
            tab.page()
                    .getByText("P1", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            tab.page().getByText("Set 2 tickets to P1.").waitFor();
            assertThat(ticket(one.id()).priority().value()).isEqualTo(1);
            tab.page().getByText("Undo").click();
            tab.page().getByText("Took it back on 2 tickets.").waitFor();
            assertThat(ticket(one.id()).priority().value()).isEqualTo(5);
            assertThat(ticket(other.id()).priority().value()).isEqualTo(5);
        }
    }

    @BrowserTest
    void itsScreensFit() {
        Ticket over = open("over");
        tickets.resolve(over.id(), "", viewer, node.now());
        Outcome outcome = act(List.of(over.id(), open("one").id()), "hold: parts");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/bulk/" + outcome.action().id());
            tab.look("bulk-outcome");
            tab.go("/queue?q=" + word);
            tab.page().locator(".board .tick").first().click();
            tab.width(Tab.PHONE);
            tab.shoot("bulk-dock-phone");
            tab.width(Tab.WIDE);
            tab.page().locator(".dock-all input").click();
            tab.press("g");
            tab.page().locator("#bulk-tag").fill("swept");
            tab.shoot("bulk-more");
            tab.page().locator("#bulk-tag").press("Enter");
            tab.page().getByText("Do this to 2 tickets?").waitFor();
            tab.isAccessible();
            tab.shoot("bulk-sure");
        }
    }

    private Outcome act(List<TicketId> ids, String... lines) {
        return actions.act(ids, Step.parseAll(List.of(lines)), "/queue", viewer, node.now());
    }

    private TicketState state(Ticket ticket) {
        return ticket(ticket.id()).state();
    }

    private Ticket ticket(TicketId id) {
        return tickets.ticket(id, viewer);
    }

    private Ticket open(String title) {
        return ATicket.called(title + " " + word).open(node);
    }
}
