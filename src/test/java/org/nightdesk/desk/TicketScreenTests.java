package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class TicketScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Organisation customer = cast.organisation("Nordhavn Lines");

    @Test
    void looksRightEverywhere() {
        Ticket ticket = incident();
        tickets.page(ticket.id(), viewer, node.now());
        node.runDue();
        node.clock().tick(Duration.ofMinutes(6));
        tickets.acknowledge(ticket.id(), viewer, Optional.of(node.now().plus(Duration.ofHours(3))), node.now());
        tickets.note(
                ticket.id(),
                "Same shape as **3 September**: their primary drops us after a certificate change. Do not restart the gateway.",
                false,
                cast.viewer(cast.bob()),
                node.now());
        tickets.note(
                ticket.id(),
                "It is on our side of the bank: our acquirer refuses about four in ten payments since 03:06.",
                true,
                viewer,
                node.now());

        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/" + ticket.number());
            tab.look("ticket");
            tab.press("p");
            tab.shoot("ticket-change");
            tab.press("Escape");
            tab.press("h");
            tab.shoot("ticket-hold");
        }
    }

    @Test
    void takesHoldsAndResolvesWithTheKeyboard() {
        Ticket ticket = incident();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/" + ticket.number());
            tab.press("a");
            tab.page().getByText("It is yours. Paging stopped.").waitFor();
            tab.press("h");
            tab.page().locator("[name=reason]:visible").first().fill("the acquirer");
            tab.page().locator("[name=reason]:visible").first().press("Enter");
            tab.page().getByText("On hold: the acquirer").first().waitFor();
            tab.press("e");
            tab.page().getByText("Resolved " + ticket.number()).waitFor();
            tab.page().getByText("Undo").click();
            tab.page().getByText("Open again.").waitFor();
        }
        assertThat(tickets.ticket(ticket.id(), viewer).state().over()).isFalse();
    }

    @Test
    void whatIsTypedSurvivesLeavingThePage() {
        Ticket ticket = incident();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/" + ticket.number());
            tab.press("n");
            tab.page().locator("textarea[data-draft]").fill("Ask for routing, +353 1 555 0142");
            tab.page().getByText("Draft kept").waitFor();
            tab.go("/queue");
            tab.go("/tickets/" + ticket.number());
            assertThat(tab.page().locator("textarea[data-draft]").inputValue()).startsWith("Ask for routing");
            tab.page().getByText("Add note").click();
            tab.page().getByText("Note added.").waitFor();
            assertThat(tab.page().locator("textarea[data-draft]").inputValue()).isEmpty();
            assertThat(tab.page().locator(".note").innerText()).contains("Ask for routing");
        }
    }

    @Test
    void seesWhatOthersDoWhileItIsOpen() {
        Ticket ticket = incident();
        Person bob = cast.bob();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/" + ticket.number());
            tab.page().locator("textarea[data-draft]").fill("half a thought");
            tab.page()
                    .waitForCondition(
                            () -> "open".equals(tab.page().evaluate("document.documentElement.dataset.stream")));
            cast.browser(bob).post("/presence", "topic", "ticket:" + ticket.id().value(), "doing", "writing");
            tab.page().getByText("Bob is writing").waitFor();
            tickets.note(ticket.id(), "I restarted it", false, cast.viewer(bob), node.now());
            tab.page().getByText("I restarted it").waitFor();
            assertThat(tab.page().locator("textarea[data-draft]").inputValue()).isEqualTo("half a thought");
        }
    }

    @Test
    void aRefusedFormComesBackWithWhatWasTyped() {
        Ticket ticket = incident();
        Browser browser = cast.browser(alice);

        assertThat(browser.post("/tickets/" + ticket.number() + "/facts", "title", " ", "tags", "card gateway")
                        .body())
                .contains("The title is empty. Say in one line what is wrong.", "card gateway");
        assertThat(browser.post("/tickets/" + ticket.number() + "/links", "to", "INC-999999999")
                        .body())
                .contains("There is no such ticket.");
        assertThat(browser.post("/tickets/" + ticket.number() + "/hold", "reason", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post(
                                "/tickets/" + ticket.number() + "/hold",
                                "waitingOn",
                                "vendor",
                                "reason",
                                "the part from Oslo",
                                "holdUntil",
                                "2001-01-01T09:00")
                        .body())
                .contains("That time has passed", "value=\"the part from Oslo\"", "value=\"2001-01-01T09:00\"");
    }

    @Test
    void whatWasRefusedStandsThereAlsoWhenOthersGoOn() {
        Ticket ticket = incident();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/" + ticket.number());
            tab.press("p");
            tab.page().locator("#f-title").fill("Alice was first");
            node.bean(TicketFacts.class)
                    .change(
                            ticket.id(),
                            new TicketChange(
                                    Optional.of("Bob was first"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            cast.viewer(cast.bob()),
                            node.now());
            tab.page().locator("#f-title").press("Enter");
            tab.page().locator("#f-title[aria-invalid]").waitFor();
            tab.page()
                    .waitForCondition(
                            () -> "open".equals(tab.page().evaluate("document.documentElement.dataset.stream")));
            tickets.note(ticket.id(), "I go on meanwhile", false, cast.viewer(cast.bob()), node.now());
            tab.page().getByText("I go on meanwhile").waitFor();
            assertThat(tab.page().locator("#f-title").inputValue()).isEqualTo("Alice was first");
            tab.page().locator("#f-title").press("Enter");
            tab.page().locator("h1").getByText("Alice was first").waitFor();
        }
    }

    @Test
    void theCustomerWhoWroteMeanwhileIsReadFirst() {
        Ticket ticket = incident();
        tickets.note(ticket.id(), "It got worse", true, cast.viewer(cast.bob()), node.now());
        Browser browser = cast.browser(alice);
        String notes = "/tickets/" + ticket.number() + "/notes";

        assertThat(browser.post(notes, "body", "All is well", "visibility", "public", "seen", "1")
                        .body())
                .contains("Bob wrote after you began. Send once more to send anyway.", "All is well");
        assertThat(browser.post(notes, "body", "All is well", "visibility", "public", "seen", "1", "anyway", "yes")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void anotherPrefixLeadsToTheSameTicket() {
        Ticket ticket = incident();

        assertThat(cast.browser(alice)
                        .get("/tickets/REQ-" + ticket.id().value())
                        .headers()
                        .firstValue("Location"))
                .contains("/tickets/" + ticket.number());
        assertThat(cast.browser(alice).get("/tickets/INC-999999999").statusCode())
                .isEqualTo(404);
    }

    private Ticket incident() {
        return ATicket.called("Card authorisations time out at the acquirer")
                .described("Terminals say *issuer unavailable*.")
                .level(Level.HIGH)
                .of(customer)
                .tagged("settlement", "certificate")
                .open(node, viewer);
    }
}
