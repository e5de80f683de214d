package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;

/** Two incidents turn out to be one: their alerts follow. */
class MergedIncidentTests {

    private final TestNode node = Sender.restlessNode();
    private final Sender prometheus = Sender.to(node);
    private final Merges merges = node.bean(Merges.class);
    private final Tickets tickets = node.bean(Tickets.class);

    @Test
    void alertsOfTheMergedOneJoinTheOtherAndEndWithIt() {
        List<TicketId> both = two();
        merges.merge(List.of(both.getLast()), both.getFirst(), false, Viewer.system(), node.now());

        prometheus.sends(prometheus.alert("CpuHot", "web-2"));
        assertThat(prometheus.tickets()).hasSize(2);
        assertThat(prometheus.ledger()).isEqualTo("joined 1");
        prometheus.sends(prometheus.alert("DiskFull", "web-1").until(node.now()));
        assertThat(state(both.getFirst()).over()).isFalse();

        prometheus.sends(
                prometheus.alert("CpuHot", "web-1").until(node.now()),
                prometheus.alert("CpuHot", "web-2").until(node.now()));

        assertThat(state(both.getFirst())).isInstanceOf(TicketState.Resolved.class);
        assertThat(state(both.getLast())).isInstanceOf(TicketState.Closed.class);
    }

    @Test
    void takenBackEachHasItsOwnAgain() {
        List<TicketId> both = two();
        List<Long> entries = merges.merge(List.of(both.getLast()), both.getFirst(), false, Viewer.system(), node.now())
                .getOrDefault(both.getLast(), List.of());
        merges.part(both.getLast(), entries, Viewer.system(), node.now());

        prometheus.sends(prometheus.alert("CpuHot", "web-1").until(node.now()));

        assertThat(state(both.getLast())).isInstanceOf(TicketState.Resolved.class);
        assertThat(state(both.getFirst()).over()).isFalse();
    }

    /** DiskFull first, then CpuHot. */
    private List<TicketId> two() {
        prometheus.sends(prometheus.alert("DiskFull", "web-1"));
        prometheus.sends(prometheus.alert("CpuHot", "web-1"));
        return prometheus.tickets().stream()
                .map(Ticket::id)
                .sorted(Comparator.comparing(TicketId::value))
                .toList();
    }

    private TicketState state(TicketId id) {
        return tickets.ticket(id, Viewer.system()).state();
    }
}
