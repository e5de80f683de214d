package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** The screens of relations, in both themes and three widths; and a parent resolved with three texts by keyboard. */
@ExtendWith(Correspondence.Desk.class)
class RelationScreenTests {

    private final Correspondence mail = new Correspondence();
    private final TestNode node = mail.node;
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Browser browser = cast.browser(alice);

    @Test
    void aParentIsResolvedWithThreeTextsByKeyboard() {
        Ticket parent = mail.ask(customer(0), "The payment switch is down", "Nothing works.");
        List<Ticket> children = List.of(
                mail.ask(customer(1), "Cards are declined at the till", "Since ten."),
                mail.ask(customer(2), "Karten werden abgelehnt", "Seit zehn."),
                mail.ask(customer(3), "Terminal 4 hangs", "Since ten."),
                mail.ask(customer(4), "Quite another thing", "A question."));
        node.bean(Families.class)
                .adopt(parent.id(), children.stream().map(Ticket::id).toList(), viewer, node.now());
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            assertThat(tab.go("/tickets/" + parent.number())).isEqualTo(200);
            tab.go("/tickets/" + parent.number() + "/children");
            tab.fits();
            tab.isAccessible();
            tab.shoot("relation-children");
            tab.page().getByText("Resolve with its children").click();
            tab.page().waitForURL("**/children/resolution");
            tab.look("relation-farewell");
            for (int text = 1; text <= 3; text++) {
                tab.page().focus("textarea[name=text" + text + "]");
                tab.page().keyboard().type("Answer number " + text);
            }
            choose(tab, children.get(1), "2");
            choose(tab, children.get(2), "3");
            choose(tab, children.get(3), "open");
            tab.page().focus("input[name=note]");
            tab.page().keyboard().type("The switch was restarted");
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/tickets/" + parent.number());
            assertThat(tab.page().content()).contains("told 3 customers");
        }
        mail.letGo();
        for (int child = 1; child <= 3; child++) {
            assertThat(mail.mails(customer(child))).hasSize(1);
            assertThat(Correspondence.text(mail.mails(customer(child)).getFirst()))
                    .contains("Answer number " + child);
        }
        assertThat(mail.mails(customer(4))).isEmpty();
        assertThat(node.bean(Tickets.class)
                        .ticket(children.get(3).id(), viewer)
                        .state()
                        .over())
                .isFalse();
    }

    private static void choose(Tab tab, Ticket child, String fate) {
        tab.page().selectOption("select[name=fate-" + child.id().value() + "]", fate);
    }

    @Test
    void mergingIsSeenOnBothTickets() {
        Ticket first = mail.ask(customer(5), "Cards are declined", "Since ten.");
        Ticket second = mail.ask(customer(5), "Again the cards", "Still.");
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go("/tickets/" + first.number());
            tab.press("m");
            tab.page().getByText("Merge with another").click();
            tab.page().waitForURL("**/merge");
            tab.fits();
            tab.isAccessible();
            tab.shoot("relation-merge");
            tab.page().fill("input[name=others]", second.number());
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/tickets/" + first.number());
            tab.go("/tickets/" + second.number());
            tab.fits();
            tab.isAccessible();
            tab.shoot("relation-part");
        }
    }

    @Test
    void namedFlaggedAndLinkedItIsStillReadable() {
        Ticket ticket = mail.ask(customer(6), "Cards are declined", "Since ten o'clock every second card.");
        Ticket other = mail.ask(customer(7), "Terminal 4 hangs", "As I said.");
        Ticket child = mail.ask(customer(8), "Karten werden abgelehnt", "Seit zehn.");
        Viewer bob = cast.viewer(cast.bob());
        node.bean(TicketLinks.class).link(ticket.id(), other.id(), "relates", bob, node.now());
        node.bean(Families.class).adopt(ticket.id(), List.of(child.id()), viewer, node.now());
        String me = alice.email().substring(0, alice.email().indexOf('@'));
        node.bean(Tickets.class)
                .note(ticket.id(), "@" + me + " can you look at the switch before nine?", false, bob, node.now());
        String path = "/tickets/" + ticket.number();
        browser.post(path + "/watch");
        browser.post(path + "/flag");
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go(path);
            tab.look("relation-ticket");
            tab.go(path + "/split");
            tab.fits();
            tab.isAccessible();
            tab.shoot("relation-split");
            tab.go(path + "/children?q=is:open+cards");
            tab.fits();
            tab.isAccessible();
            tab.shoot("relation-adopt");
        }
    }

    private String customer(int i) {
        return "customer" + i + "@firm" + i + "-" + mail.word + ".example";
    }
}
