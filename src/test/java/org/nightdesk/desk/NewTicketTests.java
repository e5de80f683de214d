package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class NewTicketTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Organisation customer = cast.organisation("Kestrel Parcels");

    @BrowserTest
    void opensWhileSomebodyWaitsOnTheTelephone() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue");
            tab.press("c");
            PlaywrightAssertions.assertThat(tab.page().getByLabel("In one line"))
                    .isFocused();
            tab.page().keyboard().type("Scanner in hall 3 is dark");
            tab.press("Tab");
            tab.press("Tab");
            tab.page().keyboard().type(customer.name());
            tab.press("Tab");
            tab.press("ArrowLeft");
            tab.press("Enter");
            tab.page().getByText("Opened INC-").waitFor();
            assertThat(tab.page().locator("h1").innerText()).contains("P2", "Scanner in hall 3 is dark");
            assertThat(tab.page().locator(".crumb").innerText()).contains(customer.name());
        }
        List<Ticket> found = node.bean(Queue.class).newest(Filter.words("Scanner in hall 3 is dark"), viewer, 0, 1);
        assertThat(found.getFirst().assignee()).contains(alice.id());
        assertThat(found.getFirst().organisation()).contains(customer.id());
    }

    @BrowserTest
    void looksRightEverywhere() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/tickets/new");
            tab.look("new-ticket");
        }
    }

    @Test
    void whatWasTypedStaysWhenItIsRefused() {
        Browser browser = cast.browser(alice);

        assertThat(browser.post("/tickets", "title", "", "customer", "Nobody GmbH", "description", "They were angry")
                        .body())
                .contains("No customer is called “Nobody GmbH”", "They were angry");
        assertThat(browser.post("/tickets", "title", " ", "service", "").statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/tickets/new?title=From%20a%20link").body()).contains("From a link");
        assertThat(Optional.of(cast.browser(cast.charlie()).get("/tickets/new").statusCode()))
                .contains(404);
    }
}
