package org.nightdesk.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Person;
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
import org.nightdesk.worklog.Worklog.Said;

class WorklogTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Worklog worklog = node.bean(Worklog.class);
    private final Person bob = cast.bob();
    private final Viewer viewer = cast.viewer(bob);
    private final String word = "t" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void oneStopwatchRunsForAPersonAndCountsBegunMinutes() {
        Ticket one = open();
        Ticket other = open();
        worklog.start(one.id(), viewer, node.now());
        worklog.start(one.id(), viewer, node.now().plusSeconds(10));
        worklog.start(other.id(), viewer, node.now().plusSeconds(61));

        assertThat(worklog.of(one.id(), viewer))
                .singleElement()
                .satisfies(work -> assertThat(work.minutes()).hasValue(2));
        assertThat(worklog.running(viewer).orElseThrow().ticket()).isEqualTo(other.id());
        assertThatThrownBy(() -> worklog.stop(one.id(), viewer, node.now())).isInstanceOf(Refused.class);
        worklog.stop(other.id(), viewer, node.now().plus(Duration.ofMinutes(30)));
        assertThat(worklog.running(viewer)).isEmpty();
    }

    @Test
    void isChangedByWhoWroteItOrALead() {
        Ticket ticket = open();
        Work work = worklog.add(ticket.id(), new Said(25, "read the logs", false), viewer, node.now());
        Viewer dora = cast.viewer(cast.staff("Dora", org.nightdesk.subject.Role.AGENT, "Europe/Dublin"));

        assertThatThrownBy(() -> worklog.change(work.id(), new Said(1, "", false), dora, node.now()))
                .isInstanceOf(NotFound.class);
        worklog.change(work.id(), new Said(30, "read the logs", true), viewer, node.now());
        worklog.change(work.id(), new Said(35, "read the logs", true), cast.viewer(cast.alice()), node.now());

        assertThat(worklog.of(ticket.id(), dora).getFirst().minutes()).hasValue(35);
        Browser browser = cast.browser(bob);
        var refused = browser.post("/tickets/" + ticket.number() + "/work", "minutes", "soon", "note", "kept " + word);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("kept " + word, "how many minutes");
    }

    @Test
    void itsSumIsOnTheTicketAndInExports() {
        Ticket ticket = open();
        worklog.add(ticket.id(), new Said(45, "", true), viewer, node.now());
        worklog.add(ticket.id(), new Said(30, "", false), viewer, node.now());
        Browser browser = cast.browser(bob);

        assertThat(browser.get("/tickets/" + ticket.number()).body()).contains("1 h 15 min");
        assertThat(browser.get("/queue/tickets.csv?q=" + word).body().lines().toList())
                .satisfiesExactly(
                        headings -> assertThat(headings).endsWith("Minutes worked,Minutes billable"),
                        row -> assertThat(row).endsWith(",75,45"));
    }

    @BrowserTest
    void runsByTheKeyboardAndItsScreensFit() {
        Ticket ticket = open();
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(bob))) {
            tab.go("/tickets/" + ticket.number());
            tab.press("y");
            tab.page().getByText("The stopwatch runs.").waitFor();
            assertThat(worklog.running(viewer)).isPresent();
            tab.shoot("worklog-running");
            tab.press("y");
            tab.page().waitForURL("**/work/*");
            tab.look("worklog");
        }
    }

    private Ticket open() {
        return ATicket.called("Slow " + word).open(node);
    }
}
