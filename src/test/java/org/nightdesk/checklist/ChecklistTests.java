package org.nightdesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class ChecklistTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Checklists checklists = node.bean(Checklists.class);
    private final Person bob = cast.bob();
    private final Viewer viewer = cast.viewer(bob);

    @Test
    void aTickCarriesNameAndTimeAndCanBeTakenAway() {
        Ticket ticket = open();
        Item item = checklists
                .add(ticket.id(), " Ask the bank ", viewer, node.now())
                .getFirst();

        Item ticked = checklists.tick(ticket.id(), item.id(), true, viewer, node.now());
        assertThat(ticked.words()).isEqualTo("Ask the bank");
        assertThat(ticked.doneBy()).contains("Bob");
        assertThat(ticked.doneAt()).contains(node.now());

        Viewer alice = cast.viewer(cast.alice());
        assertThat(checklists
                        .tick(ticket.id(), item.id(), true, alice, node.now())
                        .doneBy())
                .contains("Bob");
        assertThat(checklists
                        .tick(ticket.id(), item.id(), false, alice, node.now())
                        .isDone())
                .isFalse();
    }

    @Test
    void comesFromATemplateThatALeadKeeps() {
        Ticket ticket = open();
        Browser alice = cast.browser(cast.alice());
        String name = "Cards " + ticket.number();
        assertThat(cast.browser(bob)
                        .post("/checklists", "name", name, "items", "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(alice.post("/checklists", "name", name, "items", " ").body()).contains(name, "one a line");
        alice.post("/checklists", "name", name, "items", "Ask the bank\n\nTell the shops\n");

        cast.browser(bob).post("/tickets/" + ticket.number() + "/checklist", "template", name);

        assertThat(checklists.of(ticket.id(), viewer))
                .extracting(Item::words)
                .containsExactly("Ask the bank", "Tell the shops");
    }

    @Test
    void refusesAnEmptyPointAndCustomers() {
        Ticket ticket = open();
        String path = "/tickets/" + ticket.number() + "/checklist";
        assertThat(cast.browser(bob).post(path, "text", " ").statusCode()).isEqualTo(422);
        assertThat(cast.browser(cast.charlie()).get(path).statusCode()).isEqualTo(404);
    }

    @BrowserTest
    void isTickedOnTheTicketAndItsScreensFit() {
        Ticket ticket = open();
        checklists.addFrom(ticket.id(), "Before an outage is called over", viewer, node.now());
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(bob))) {
            tab.go("/tickets/" + ticket.number());
            tab.page().locator(".points button").nth(1).click();
            tab.page().getByText("1 of 4 done").waitFor();
            tab.look("checklist-ticket");
            tab.press("l");
            tab.page().waitForURL("**/checklist");
            tab.look("checklist");
            tab.go("/checklists");
            tab.look("checklists");
        }
    }

    private Ticket open() {
        return ATicket.called("Cards are declined").open(node);
    }
}
