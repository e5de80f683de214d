package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class WallTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.AGENT, "Europe/Dublin");

    @BrowserTest
    void aliceLooksAtTicketsBesideTheListWithoutLeavingIt() {
        open("Gantry crane two stands still");
        Ticket lamp = open("Gantry lamp is dark");
        node.bean(Tickets.class)
                .note(lamp.id(), "The electrician comes at **nine**.", false, cast.viewer(alice), node.now());

        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue?q=gantry");
            Locator preview = tab.page().locator("#preview");
            tab.press("j").press("j").press(" ");
            preview.getByText("The electrician comes").waitFor();
            tab.shoot("queue-preview");
            tab.isAccessible();
            assertThat(preview.locator("strong").textContent()).isEqualTo("nine");

            tab.press("k");
            preview.getByText("Gantry crane two stands still").waitFor();
            tab.press("Escape");

            assertThat(preview.isVisible()).isFalse();
            assertThat(tab.page().url()).endsWith("/queue?q=gantry");
        }
    }

    @BrowserTest
    void theWallShowsTheMostPressingAndWhatChanges() {
        Ticket first = open("Turbine one overheats");

        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue/wall?q=is:open+turbine");
            tab.page().getByText("Turbine one overheats").waitFor();
            Ticket second = open("Turbine two overheats");
            tab.page().getByText("Turbine two overheats").waitFor();
            node.bean(Tickets.class).resolve(first.id(), "", cast.viewer(alice), node.now());
            tab.page().locator("#wall-" + first.number()).waitFor(gone());

            assertThat(tab.page().locator("#wall-" + second.number()).isVisible())
                    .isTrue();
        }
    }

    @BrowserTest
    void theWallLooksRightEverywhere() {
        open("Turbine three is loud");

        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue/wall");
            tab.look("queue-wall");
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private Ticket open(String title) {
        return ATicket.called(title).described("The harbour master called.").open(node, cast.viewer(alice));
    }
}
