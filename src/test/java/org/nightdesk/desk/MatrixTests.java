package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Organisation;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.Matrix;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** What a customer asks for and what we give: both are kept. */
class MatrixTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Tickets tickets = node.bean(Tickets.class);
    private final Organisation meridian = cast.organisation("Meridian");

    @Test
    void theMatrixAgreedWithTheCustomerDecides() {
        agree();

        assertThat(open(meridian).priority().word()).isEqualTo("P1");
        assertThat(open(cast.organisation("Others")).priority().word()).isEqualTo("P3");
    }

    @Test
    void aPrioritySetByHandStaysAndTheRequestedOneIsKeptBesideIt() {
        Ticket ticket = open(meridian);
        Browser browser = cast.browser(cast.alice());
        String path = "/tickets/" + ticket.number();
        browser.post(path + "/facts", "priority", "P4");
        assertThat(browser.get(path).body()).contains("P4, set by hand; requested P3");

        browser.post(path + "/facts", "urgency", "high", "priority", "");
        assertThat(ticket(ticket).priority().word()).isEqualTo("P4");
        assertThat(ticket(ticket).requested().word()).isEqualTo("P2");

        browser.post(path + "/facts", "priority", "requested");
        assertThat(ticket(ticket).priority().word()).isEqualTo("P2");
        browser.post(path + "/facts", "urgency", "low");
        assertThat(ticket(ticket).priority().word()).isEqualTo("P4");
    }

    @Test
    void theApiKnowsBoth() {
        Ticket ticket = open(meridian);
        Browser api = cast.api(org.nightdesk.subject.Role.AGENT);

        String changed = api.json("PATCH", "/api/v1/tickets/" + ticket.number(), "{\"priority\": \"P1\"}")
                .body();

        assertThat(changed).contains("\"priority\":\"P1\"", "\"requestedPriority\":\"P3\"");
        assertThatThrownBy(() -> Priority.parse("P9")).isInstanceOf(Refused.class);
    }

    private Ticket ticket(Ticket ticket) {
        return tickets.ticket(ticket.id(), alice);
    }

    private void agree() {
        Definition usual = Definition.usual(List.of());
        Definition strict = new Definition(
                usual.targets(),
                usual.pausedBy(),
                usual.updatesWhenAsked(),
                usual.takenIsReply(),
                usual.workaroundResolves(),
                usual.warnAt(),
                usual.nudgeHours(),
                usual.pagesUpTo(),
                new Matrix(List.of(1, 1, 2, 1, 1, 2, 2, 2, 3), false));
        node.bean(Agreements.class)
                .agree(meridian.name(), Optional.of(meridian.id()), Optional.empty(), strict, alice, node.now());
    }

    private Ticket open(Organisation customer) {
        return ATicket.called("Cards declined")
                .request()
                .level(Level.MEDIUM)
                .of(customer)
                .open(node, alice);
    }
}
