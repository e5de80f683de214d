package org.nightdesk.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

/** Acme was written down twice; Alice makes one customer of the two. */
class CustomerMergeTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.AGENT, "Europe/Dublin");
    private final Viewer viewer = cast.viewer(alice);
    private final Customers customers = node.bean(Customers.class);
    private final Organisations organisations = node.bean(Organisations.class);
    private final People people = node.bean(People.class);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Organisation acme = cast.organisation("Acme");
    private final Organisation twin = cast.organisation("ACME Inc.");
    private final Person ada = cast.contact("Ada", acme);
    private final Person charlie = cast.contact("Charlie", twin);

    @Test
    void contactsTicketsAndWhatWasSaidAreTheOnesThatStay() {
        TicketId stuck = open("The till is stuck", twin);
        tickets.note(stuck, "Which till?", true, viewer, node.now());
        tickets.note(stuck, "Only for us", false, viewer, node.now());
        assertThat(tickets.find(stuck, cast.viewer(ada))).isEmpty();

        customers.merge(twin.id(), acme.id(), viewer, node.now());

        assertThat(ticket(stuck).organisation()).contains(acme.id());
        assertThat(said(stuck, ada)).containsExactly("Which till?");
        assertThat(said(stuck, charlieNow())).containsExactly("Which till?");
        assertThat(people.contacts(acme.id())).extracting(Person::name).containsExactly("Ada", "Charlie");
        assertThat(organisations.findByName(twin.name())).contains(acme);
        assertThat(organisations.all()).doesNotContain(twin);
        assertThat(ticket(open("Later", twin)).organisation()).contains(acme.id());
    }

    @Test
    void takenBackTheyAreTwoAsBefore() {
        TicketId stuck = open("The till is stuck", twin);
        TicketId other = open("Another till", acme);
        tickets.note(stuck, "Which till?", true, viewer, node.now());
        customers.merge(twin.id(), acme.id(), viewer, node.now());
        customers.merge(twin.id(), acme.id(), viewer, node.now());

        customers.undo(twin.id(), viewer, node.now());

        assertThat(ticket(stuck).organisation()).contains(twin.id());
        assertThat(ticket(other).organisation()).contains(acme.id());
        assertThat(tickets.find(stuck, cast.viewer(ada))).isEmpty();
        assertThat(said(stuck, charlieNow())).containsExactly("Which till?");
        assertThat(people.contacts(acme.id())).extracting(Person::name).containsExactly("Ada");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> customers.merge(acme.id(), acme.id(), viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("same customer");
        customers.merge(twin.id(), acme.id(), viewer, node.now());
        assertThatThrownBy(() -> customers.merge(acme.id(), twin.id(), viewer, node.now()))
                .hasMessageContaining("Choose that one instead");
        assertThatThrownBy(() -> organisations.rename(twin.id(), "Anew", viewer, node.now()))
                .hasMessageContaining("Change that one");
        assertThatThrownBy(() -> customers.undo(twin.id(), cast.viewer(cast.bob()), node.now()))
                .isInstanceOf(NotFound.class);
        assertThat(cast.browser(charlie)
                        .get("/customers/" + acme.id().text() + "/merge")
                        .statusCode())
                .isEqualTo(404);
    }

    @BrowserTest
    void looksGoodOnEveryScreen() {
        Person again = cast.contact("Ada B", acme);
        open("The till is stuck", twin);
        Browser browser = cast.browser(alice);
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go("/customers/" + acme.id().text() + "/merge");
            tab.look("customer-merge-choose");
            tab.go("/customers/" + acme.id().text() + "/merge?with=" + twin.id().text());
            tab.look("customer-merge");
            tab.go("/people/" + ada.id().text() + "/merge?with=" + again.id().text());
            tab.look("contact-merge");
            tab.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Merge"))
                    .click();
            tab.page().getByText("is part of them now").waitFor();
            tab.look("contact-merged");
            tab.go("/people/" + again.id().text());
            tab.look("contact-gone");
        }
        customers.merge(twin.id(), acme.id(), viewer, node.now());
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go("/customers/" + acme.id().text());
            tab.look("customer-merged");
            tab.go("/customers/duplicates");
            tab.look("duplicates");
        }
    }

    private Person charlieNow() {
        return people.person(charlie.id());
    }

    private TicketId open(String title, Organisation customer) {
        return ATicket.called(title).request().of(customer).open(node, viewer).id();
    }

    private Ticket ticket(TicketId id) {
        return tickets.ticket(id, viewer);
    }

    private List<String> said(TicketId id, Person reader) {
        return node.bean(Timeline.class).of(id.subject(), cast.viewer(reader)).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }
}
