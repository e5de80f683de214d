package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

@OnOldestToo
class QueueTests {

    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final String word = "quince" + System.nanoTime();

    @Test
    void whoWaitsForSomebodyStandsFirst() {
        Ticket held = open("held " + word, Level.LOW);
        tickets.hold(held.id(), Optional.empty(), "the vendor", viewer, node.now());
        Ticket taken = open("taken " + word, Level.LOW);
        tickets.acknowledge(taken.id(), viewer, Optional.of(node.now().plus(Duration.ofHours(3))), node.now());
        Ticket fresh = open("fresh " + word, Level.LOW);

        String queue = cast.browser(alice).get("/queue?q=" + word).body();

        assertThat(queue)
                .containsSubsequence(
                        "Waits for somebody",
                        fresh.number(),
                        "Being worked on",
                        taken.number(),
                        "On hold",
                        held.number());
        assertThat(queue).contains("the vendor", "taken");
    }

    @Test
    void aLongGroupTakesTheRoomThatShortOnesLeave() {
        for (int i = 0; i < 20; i++) {
            tickets.acknowledge(open("taken " + word, Level.LOW).id(), viewer, Optional.empty(), node.now());
        }
        tickets.hold(open("held " + word, Level.LOW).id(), Optional.empty(), "the vendor", viewer, node.now());

        String mine = cast.browser(alice).get("/queue?view=mine").body();

        assertThat(mine.split("taken " + word, -1)).hasSizeGreaterThan(20);
        assertThat(mine).doesNotContain("Show more");
    }

    @Test
    void findsByNumberInEitherSpelling() {
        Ticket ticket = open("a title " + word, Level.LOW);
        Browser browser = cast.browser(alice);

        assertThat(browser.get("/queue?q=" + ticket.number().toLowerCase()).body())
                .contains("a title " + word);
        assertThat(browser.get("/queue?q=" + ticket.id().value()).body()).contains("a title " + word);
        assertThat(browser.get("/queue?q=100%25+_nothing").body()).contains("No ticket is called that.");
    }

    @BrowserTest
    void proposesHowASearchGoesOn() {
        assertThat(cast.browser(alice).get("/queue/proposals?q=is:open+pri").body())
                .contains("is:open priority:");
        assertThat(cast.browser(alice).get("/queue?q=colour:red").body()).contains("colour", "is not known");
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue");
            tab.press("/");
            tab.page().keyboard().type("state:on");
            tab.page().locator("#proposals option[value='state:on-hold']").waitFor(ATTACHED);
        }
    }

    @Test
    void aCustomerHasNoQueue() {
        assertThat(cast.browser(cast.charlie()).get("/queue").statusCode()).isEqualTo(404);
    }

    @BrowserTest
    void newTicketsAppearByThemselvesButNotUnderTheHand() {
        open("already here " + word, Level.LOW);
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue?q=" + word);
            tab.page()
                    .waitForCondition(
                            () -> "open".equals(tab.page().evaluate("document.documentElement.dataset.stream")));

            open("comes later " + word, Level.LOW);
            tab.page().getByText("comes later " + word).waitFor();

            tab.page().getByText("already here " + word).hover();
            open("waits above " + word, Level.HIGH);
            tab.page().getByText("1 new").waitFor();
            assertThat(tab.page().getByText("waits above " + word).count()).isZero();
            tab.isStill();

            tab.page().getByText("1 new").click();
            tab.page().getByText("waits above " + word).waitFor();
        }
    }

    @BrowserTest
    void takesWhatIsPickedWithTheKeyboardAlone() {
        Ticket first = open("pressing " + word, Level.HIGH);
        Ticket last = open("not pressing " + word, Level.LOW);
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue?q=" + word);
            tab.press("j");
            assertThat(tab.page().locator(".row.is-at").innerText()).contains(first.number());
            tab.press("x").press("a");
            tab.page().getByText("Being worked on").waitFor();
            tab.shoot("queue-taken");
        }

        assertThat(tickets.ticket(first.id(), viewer).assignee()).contains(alice.id());
        assertThat(tickets.ticket(last.id(), viewer).assignee()).isEmpty();
    }

    private Ticket open(String title, Level level) {
        return ATicket.called(title).level(level).open(node, viewer);
    }
}
