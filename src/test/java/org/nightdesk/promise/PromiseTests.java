package org.nightdesk.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class PromiseTests {

    private static final Duration TOMORROW = Duration.ofHours(20);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.AGENT, "Europe/Dublin");
    private final Viewer viewer = cast.viewer(alice);
    private final Organisation harbour = cast.organisation("Harbourline");
    private final Promises promises = node.bean(Promises.class);

    @Test
    void whoPromisesAgainSeesWhatIsOpenAlready() {
        TicketId first = ticket("Credit note is wrong", harbour);
        TicketId second = ticket("Report lacks a column", harbour);
        promises.make(first, "The corrected credit note", alice.id(), node.now().plus(TOMORROW), viewer, node.now());

        String page = cast.browser(alice)
                .get("/tickets/" + second.value() + "/promises")
                .body();

        assertThat(page).contains("The corrected credit note", "Alice", "Still to be kept");
        assertThat(cast.browser(alice).get("/").body()).contains("The corrected credit note");
    }

    @Test
    void keptOrTakenBackItIsNoLongerOwedAndMayBeOwedAgain() {
        TicketId ticket = ticket("Keys are lost", harbour);
        Promise keys = promises.make(ticket, "New keys", alice.id(), node.now().plus(TOMORROW), viewer, node.now());

        promises.keep(keys.id(), viewer, node.now());
        assertThat(promises.open(harbour.id(), viewer)).isEmpty();
        assertThatThrownBy(() -> promises.withdraw(keys.id(), viewer, node.now()))
                .isInstanceOf(Refused.class);
        promises.reopen(keys.id(), viewer, node.now());

        assertThat(promises.open(harbour.id(), viewer))
                .extracting(Promise::what)
                .containsExactly("New keys");
    }

    @Test
    void refusesWhatNobodyCanKeep() {
        TicketId ticket = ticket("Door is stuck", harbour);
        TicketId nobodys = ATicket.called("Lamp is out").open(node, viewer).id();

        assertThatThrownBy(
                        () -> promises.make(ticket, " ", alice.id(), node.now().plus(TOMORROW), viewer, node.now()))
                .hasMessageContaining("what was promised");
        assertThatThrownBy(() -> promises.make(ticket, "A door", alice.id(), node.now(), viewer, node.now()))
                .hasMessageContaining("past");
        assertThatThrownBy(() ->
                        promises.make(nobodys, "A lamp", alice.id(), node.now().plus(TOMORROW), viewer, node.now()))
                .hasMessageContaining("no customer");
    }

    @Test
    void aCustomerSeesNothingOfIt() {
        Person charlie = cast.contact("Charlie", harbour);
        TicketId ticket = ticket("Gate is open", harbour);
        Promise gate = promises.make(ticket, "A guard", alice.id(), node.now().plus(TOMORROW), viewer, node.now());

        assertThat(cast.browser(charlie)
                        .get("/tickets/" + ticket.value() + "/promises")
                        .statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> promises.promise(gate.id(), cast.viewer(charlie)))
                .isInstanceOf(NotFound.class);
    }

    @BrowserTest
    void alicePromisesWithTheKeyboardAndLosesNothingThatSheTyped() {
        TicketId ticket = ticket("Scanner beeps", harbour);

        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/INC-" + ticket.value());
            tab.press("u");
            tab.page().getByLabel("What").fill("A silent scanner");
            tab.page().getByLabel("Until").fill("2020-01-01T10:00");
            tab.page().keyboard().press("Enter");
            tab.page().getByText("That time is past").waitFor();
            assertThat(tab.page().getByLabel("What").inputValue()).isEqualTo("A silent scanner");
            tab.page().getByLabel("Until").fill("2031-01-01T10:00");
            tab.page().keyboard().press("Enter");
            tab.page().getByText("Promised.").waitFor();
            tab.look("ticket-promised");
            tab.go("/tickets/INC-" + ticket.value() + "/promises");
            tab.look("promises");
        }
    }

    private TicketId ticket(String title, Organisation customer) {
        return ATicket.called(title).of(customer).open(node, viewer).id();
    }
}
