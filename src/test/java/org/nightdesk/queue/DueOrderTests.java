package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** The queue as somebody reads it who asks: by when? */
class DueOrderTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Organisation meridian = cast.organisation("Meridian");
    private final String looked = "/queue?q=is:open+customer:" + meridian.id().text();

    @Test
    void whatFallsDueFirstStandsFirst() {
        Ticket pressing = open(Level.HIGH);
        node.clock().tick(Duration.ofHours(30));
        Ticket late = open(Level.MEDIUM);
        Ticket fresh = open(Level.HIGH);

        String byDue = cast.browser(alice).get(looked).body();
        assertThat(byDue)
                .containsSubsequence("row-" + pressing.number(), "row-" + fresh.number(), "row-" + late.number());
        String newest = cast.browser(alice).get(looked + "&by=newest").body();
        assertThat(newest)
                .containsSubsequence("row-" + fresh.number(), "row-" + late.number(), "row-" + pressing.number());
        String byPriority = cast.browser(alice).get(looked + "&by=priority").body();
        assertThat(byPriority)
                .containsSubsequence("row-" + pressing.number(), "row-" + fresh.number(), "row-" + late.number());
    }

    @Test
    void whosePageNobodyAnswersStandsBeforeWhatIsLate() {
        Ticket late = open(Level.LOW);
        node.clock().tick(Duration.ofDays(60));
        Ticket calls = open(Level.HIGH);
        tickets.page(calls.id(), viewer, node.now());

        Group waits = node.bean(Board.class)
                .groups(View.OPEN, Arrangement.USUAL, 2_000, viewer, node.now())
                .getFirst();

        assertThat(waits.heading()).isEqualTo(Board.WAITING);
        assertThat(waits.rows())
                .extracting(Row::number)
                .containsSubsequence(calls.number(), late.number())
                .doesNotHaveDuplicates();
    }

    @Test
    void aTicketWithoutAPromiseStandsLastAndIsNotLost() {
        Ticket paused = open(Level.HIGH);
        tickets.acknowledge(paused.id(), viewer, Optional.empty(), node.now());
        tickets.hold(paused.id(), Waiting.CUSTOMER, Optional.empty(), "which terminal?", viewer, node.now());
        Ticket running = open(Level.LOW);
        node.clock().tick(Duration.ofHours(5));

        String page = cast.browser(alice).get(looked).body();
        assertThat(page).containsSubsequence("row-" + running.number(), "row-" + paused.number());
        assertThat(page).contains("<small>customer</small>", "clock-paused");
    }

    @BrowserTest
    void aDueTimeOpensTheStripThatExplainsItOnQueueAndTicket() {
        Ticket ticket = open(Level.HIGH);
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go(looked);
            tab.shoot("queue-due");
            tab.page().locator("#row-" + ticket.number() + " .row-why").click();
            tab.page().waitForURL("**/queue/clocks/" + ticket.number());
            assertThat(tab.page().locator("h1").textContent()).isEqualTo("First reply is next.");
            assertThat(tab.page().locator("#clock-first-reply .strip-why").isVisible())
                    .isTrue();
            assertThat(tab.page().locator("#clock-first-reply .strip-why").textContent())
                    .contains("15 min of open time", "Target from Everybody", "Now: under 1 min of 15 min used");
            tab.look("queue-clocks");

            tab.go("/tickets/" + ticket.number());
            assertThat(tab.page().locator("#clock-first-reply .strip-why").isVisible())
                    .isFalse();
            tab.page().locator("#clock-first-reply summary").focus();
            tab.press("Enter");
            assertThat(tab.page().locator("#clock-first-reply .strip-why").textContent())
                    .contains("15 min of open time", "15 min left");
        }
    }

    private Ticket open(Level level) {
        return ATicket.called("Cards declined")
                .request()
                .level(level)
                .of(meridian)
                .open(node, viewer);
    }
}
