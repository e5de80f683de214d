package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

class TicketTests {

    private final TestNode node = TestNode.shared();
    private final Tickets tickets = node.bean(Tickets.class);
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Person bob = cast.bob();
    private final Viewer aliceLooking = cast.viewer(alice);
    private final Viewer bobLooking = cast.viewer(bob);

    @Test
    void goesFromNewToClosedAndBack() {
        TicketId id = open(false).id();

        tickets.acknowledge(id, bobLooking, Optional.empty(), node.now());
        assertThat(state(id)).isInstanceOf(TicketState.Open.class);
        tickets.restore(id, "Restarted the queue", bobLooking, node.now());
        tickets.resolve(id, "Fixed the leak", bobLooking, node.now());
        tickets.close(id, bobLooking, node.now());
        assertThat(state(id)).isInstanceOf(TicketState.Closed.class);
        tickets.reopen(id, "It is back", false, aliceLooking, node.now());

        assertThat(state(id)).isInstanceOf(TicketState.Open.class);
        assertThat(verbs(id)).containsExactly("opened", "acknowledged", "restored", "resolved", "closed", "reopened");
    }

    @Test
    void belongsToWhoeverTookItFirst() {
        TicketId id = open(false).id();

        tickets.acknowledge(id, bobLooking, Optional.empty(), node.now());
        tickets.acknowledge(id, aliceLooking, Optional.empty(), node.now());

        Ticket ticket = tickets.ticket(id, aliceLooking);
        assertThat(ticket.assignee()).contains(bob.id());
        assertThat(ticket.acknowledgement().orElseThrow().by()).contains(alice.id());
    }

    @Test
    void saysNothingTwice() {
        TicketId id = open(false).id();

        tickets.acknowledge(id, bobLooking, Optional.empty(), node.now());
        tickets.acknowledge(id, bobLooking, Optional.empty(), node.now());
        tickets.resolve(id, "", bobLooking, node.now());
        tickets.resolve(id, "", bobLooking, node.now());

        assertThat(verbs(id)).containsExactly("opened", "acknowledged", "resolved");
    }

    @Test
    void comesBackWhenTheHoldEnds() {
        TicketId id = open(false).id();
        Instant until = node.now().plus(Duration.ofHours(2));
        tickets.hold(id, Optional.of(until), "The vendor answers at five", bobLooking, node.now());

        node.clock().set(until);
        node.runDue();

        assertThat(state(id)).isInstanceOf(TicketState.Open.class);
    }

    @Test
    void isPagedAgainWhenTheTimeSomebodyTookHasEnded() {
        TicketId id = open(true).id();
        Instant until = node.now().plus(Duration.ofHours(3));
        tickets.acknowledge(id, bobLooking, Optional.of(until), node.now());

        node.clock().set(until);
        node.runDue();

        assertThat(tickets.ticket(id, bobLooking).acknowledgement()).isEmpty();
        assertThat(pageState(id).calling()).isTrue();
        assertThat(verbs(id)).contains("resumed");
    }

    @Test
    void stopsPagingWhenItIsResolved() {
        TicketId id = open(true).id();

        tickets.resolve(id, "It was the cable", bobLooking, node.now());

        assertThat(pageState(id)).isInstanceOf(PageState.Stopped.class);
    }

    @Test
    void refusesWhatCannotBeAndSaysWhatCan() {
        TicketId id = open(false).id();

        assertThatThrownBy(() -> tickets.hold(id, Optional.empty(), " ", bobLooking, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("what it waits for");
        assertThatThrownBy(() -> tickets.close(id, bobLooking, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Resolve it first");
        assertThatThrownBy(() -> tickets.acknowledge(id, bobLooking, Optional.of(node.now()), node.now()))
                .hasMessageContaining("passed");
    }

    @Test
    void isNotThereForAnotherCustomer() {
        Organisation meridian = cast.organisation("Meridian");
        Viewer charlie = cast.viewer(cast.charlie());
        Viewer contact = cast.viewer(cast.contact("Asha", meridian));
        Ticket ticket =
                ATicket.called("Cards declined").level(Level.HIGH).of(meridian).open(node, bobLooking);
        tickets.note(ticket.id(), "Only us: they forgot to pay", false, bobLooking, node.now());
        tickets.note(ticket.id(), "We are on it", true, bobLooking, node.now());

        assertThatThrownBy(() -> tickets.ticket(ticket.id(), charlie)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tickets.resolve(ticket.id(), "", contact, node.now()))
                .isInstanceOf(NotFound.class);
        assertThat(node.bean(Timeline.class).of(ticket.id().subject(), contact))
                .extracting(recorded -> recorded.entry().text())
                .containsExactly("We are on it");
    }

    private Ticket open(boolean page) {
        return ATicket.called("The lamp is out")
                .level(Level.MEDIUM)
                .paging(page)
                .open(node);
    }

    private TicketState state(TicketId id) {
        return tickets.ticket(id, Viewer.system()).state();
    }

    private PageState pageState(TicketId id) {
        return node.bean(Pages.class).lastOf(id.subject()).orElseThrow().state();
    }

    private List<String> verbs(TicketId id) {
        return node.bean(Timeline.class).of(id.subject(), Viewer.system()).stream()
                .map(recorded -> recorded.entry().verb())
                .toList();
    }
}
