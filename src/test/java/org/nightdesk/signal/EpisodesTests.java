package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.PageState;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

/** When an alert is new, the same, over, or back. */
@OnOldestToo
class EpisodesTests {

    private final TestNode node = Sender.restlessNode();
    private final Sender prometheus = Sender.to(node);
    private final Sender.Alert full = prometheus.alert("DiskFull", "web-1");

    @Test
    void aSignalOpensAnIncidentThatOwesAPage() {
        assertThat(prometheus.sends(full).status()).isEqualTo(200);

        Ticket ticket = prometheus.ticket();
        assertThat(ticket.title()).isEqualTo("DiskFull on web-1");
        assertThat(prometheus.page(ticket))
                .hasValueSatisfying(page -> assertThat(page.state()).isInstanceOf(PageState.Waiting.class));
        assertThat(prometheus.ledger()).isEqualTo("opened 1");
        assertThat(prometheus.verbs(ticket)).containsExactly("opened", "signalled");
    }

    @Test
    void theSameAgainIsARepeat() {
        prometheus.sends(full);
        prometheus.sends(full);

        assertThat(prometheus.firing()).containsExactly("web-1");
        assertThat(prometheus.ledger()).isEqualTo("repeated 1");
        assertThat(prometheus.tickets()).hasSize(1);
    }

    @Test
    void anotherOfTheGroupJoins() {
        prometheus.sends(full);
        prometheus.sends(prometheus.alert("DiskFull", "web-2"), prometheus.alert("DiskFull", "web-3"), full);

        assertThat(prometheus.tickets()).hasSize(1);
        assertThat(prometheus.firing()).containsExactly("web-1", "web-2", "web-3");
        assertThat(prometheus.ledger()).isEqualTo("joined 2, repeated 1");
    }

    @Test
    void theLastToEndResolves() {
        prometheus.sends(full, prometheus.alert("DiskFull", "web-2"));
        prometheus.sends(full.until(node.now()));
        assertThat(prometheus.ticket().state()).isInstanceOf(TicketState.New.class);

        prometheus.sends(prometheus.alert("DiskFull", "web-2").until(node.now()));
        assertThat(prometheus.ticket().state()).isInstanceOf(TicketState.Resolved.class);
        assertThat(prometheus.page(prometheus.ticket()))
                .hasValueSatisfying(page -> assertThat(page.state()).isInstanceOf(PageState.Stopped.class));
        assertThat(prometheus.firing()).isEmpty();
        assertThat(prometheus.ended()).containsExactly("resolved", "resolved");
    }

    @Test
    void aResolveSentAgainDoesNothing() {
        prometheus.sends(full.since(prometheus.ago(Duration.ofMinutes(9))));
        Sender.Alert over = full.since(prometheus.ago(Duration.ofMinutes(9))).until(node.now());
        prometheus.sends(over);
        Ticket resolved = prometheus.ticket();
        prometheus.sends(over);

        assertThat(prometheus.ledger()).isEqualTo("ignored 1");
        assertThat(prometheus.ticket()).isEqualTo(resolved);
        assertThat(prometheus.ended()).hasSize(1);
    }

    @Test
    void anOlderResolveDoesNotCloseANewerEpisode() {
        Sender.Alert first = full.since(prometheus.ago(Duration.ofMinutes(9)));
        Sender.Alert second = full.since(prometheus.ago(Duration.ofMinutes(2)));
        prometheus.sends(first);
        prometheus.sends(second);
        prometheus.sends(first.until(prometheus.ago(Duration.ofMinutes(4))));

        assertThat(prometheus.firing()).containsExactly("web-1");
        assertThat(prometheus.ledger()).isEqualTo("ignored 1");
        assertThat(prometheus.ticket().state().over()).isFalse();

        prometheus.sends(second.until(node.now()));
        assertThat(prometheus.ticket().state().over()).isTrue();
    }

    @Test
    void aResolveOfNothingIsIgnoredAndAnsweredWell() {
        assertThat(prometheus.sends(full.until(node.now())).status()).isEqualTo(200);
        assertThat(prometheus.ledger()).isEqualTo("ignored 1");
        assertThat(prometheus.tickets()).isEmpty();
    }

    @Test
    void firesEndsAndFiresInOneRequest() {
        Sender.Alert first = full.since(prometheus.ago(Duration.ofMinutes(9)));
        Sender.Alert second = full.since(prometheus.ago(Duration.ofMinutes(2)));
        prometheus.sends(first, first.until(prometheus.ago(Duration.ofMinutes(4))), second);

        assertThat(prometheus.firing()).containsExactly("web-1");
        assertThat(prometheus.ended()).containsExactly("resolved");
        assertThat(prometheus.ticket().state().over()).isFalse();
        assertThat(prometheus.page(prometheus.ticket()))
                .hasValueSatisfying(page -> assertThat(page.state()).isInstanceOf(PageState.Waiting.class));
        assertThat(prometheus.ledger()).isEqualTo("opened 2, resolved 1");
    }

    @Test
    void twoIntegrationsIntoOneServiceAreOneIncidentAndTwoAlerts() {
        Sender second = prometheus.beside();
        prometheus.sends(full);
        second.sends(full);

        assertThat(prometheus.tickets()).hasSize(1);
        assertThat(prometheus.firing()).containsExactly("web-1");
        assertThat(second.firing()).containsExactly("web-1");

        prometheus.sends(full.until(node.now()));
        assertThat(prometheus.ticket().state().over()).isFalse();
        second.sends(full.until(node.now()));
        assertThat(prometheus.ticket().state().over()).isTrue();
    }

    @Test
    void backWithinTheTimeItReopensAndPages() {
        prometheus.sends(full);
        prometheus.sends(full.until(node.now()));
        node.clock().tick(Duration.ofMinutes(59));
        prometheus.sends(full);

        assertThat(prometheus.ticket().state().over()).isFalse();
        assertThat(prometheus.page(prometheus.ticket()))
                .hasValueSatisfying(page -> assertThat(page.state()).isInstanceOf(PageState.Waiting.class));
        assertThat(prometheus.verbs(prometheus.ticket())).contains("reopened");
        assertThat(prometheus.ledger()).isEqualTo("opened 1");
    }

    @Test
    void backLaterItIsANewIncidentThatFollowsTheOld() {
        prometheus.sends(full);
        prometheus.sends(full.until(node.now()));
        node.clock().tick(Duration.ofMinutes(61));
        prometheus.sends(full);

        assertThat(prometheus.tickets()).hasSize(2);
        Ticket old = prometheus.tickets().getFirst();
        Ticket fresh = prometheus.tickets().getLast();
        assertThat(old.state().over()).isTrue();
        assertThat(node.bean(TicketLinks.class).of(fresh.id(), Viewer.system()))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.kind()).isEqualTo("follows");
                    assertThat(link.other().id()).isEqualTo(old.id());
                });
    }

    @Test
    void resolvedByHandWhileItFiresItKeepsQuietAndThenReopens() {
        prometheus.sends(full);
        node.bean(Tickets.class).resolve(prometheus.ticket().id(), "", Viewer.system(), node.now());
        node.clock().tick(Duration.ofMinutes(30));
        prometheus.sends(full);
        assertThat(prometheus.ticket().state().over()).isTrue();

        node.clock().tick(Duration.ofMinutes(31));
        prometheus.sends(full);
        assertThat(prometheus.tickets()).hasSize(1);
        assertThat(prometheus.ticket().state().over()).isFalse();
        assertThat(prometheus.page(prometheus.ticket()))
                .hasValueSatisfying(page -> assertThat(page.state()).isInstanceOf(PageState.Waiting.class));
    }

    @Test
    void aNewEpisodeIsNotKeptQuietByAResolveOfTheOneBefore() {
        prometheus.sends(full.since(prometheus.ago(Duration.ofMinutes(9))));
        node.bean(Tickets.class).resolve(prometheus.ticket().id(), "", Viewer.system(), node.now());
        node.clock().tick(Duration.ofMinutes(3));
        prometheus.sends(full.since(prometheus.ago(Duration.ofMinutes(1))));

        assertThat(prometheus.ticket().state().over()).isFalse();
    }

    @Test
    void anotherAlertOfTheGroupReopensWhatWasResolvedByHand() {
        prometheus.sends(full);
        node.bean(Tickets.class).resolve(prometheus.ticket().id(), "", Viewer.system(), node.now());
        prometheus.sends(prometheus.alert("DiskFull", "web-2"));

        assertThat(prometheus.ticket().state().over()).isFalse();
    }

    @Test
    void anIntegrationThatOnlyNotesLeavesTheResolvingToPeople() {
        Sender careful = Sender.thatOnlyNotes(node);
        careful.sends(full);
        careful.sends(full.until(node.now()));

        assertThat(careful.ticket().state().over()).isFalse();
        assertThat(careful.verbs(careful.ticket())).contains("cleared");
        assertThat(careful.firing()).isEmpty();
    }

    @Test
    void theAllClearDoesNotResolveAWorkaround() {
        prometheus.sends(full);
        node.bean(Tickets.class).restore(prometheus.ticket().id(), "Cleaned up by hand", Viewer.system(), node.now());
        prometheus.sends(full.until(node.now()));

        assertThat(prometheus.ticket().state()).isInstanceOf(TicketState.Workaround.class);
    }

    @Test
    void whatOnlyInformsWakesNobodyUntilSomethingWorseJoins() {
        prometheus.sends(full.with("severity", "info"));
        Ticket calm = prometheus.ticket();
        assertThat(prometheus.page(calm)).isEmpty();

        prometheus.sends(prometheus.alert("DiskFull", "web-2"));
        assertThat(prometheus.page(prometheus.ticket()))
                .hasValueSatisfying(page -> assertThat(page.state()).isInstanceOf(PageState.Waiting.class));
        assertThat(prometheus.ticket().priority().value())
                .isLessThan(calm.priority().value());
    }
}
