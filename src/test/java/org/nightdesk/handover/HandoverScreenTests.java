package org.nightdesk.handover;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Dora takes over on her phone. */
class HandoverScreenTests {

    private final TestNode node = TestNode.shared();
    private final HandoverCast night = new HandoverCast(node);

    @AfterEach
    void morning() {
        node.bean(Keeping.class).off(night.line, Viewer.system(), node.now());
    }

    @Test
    void isReadBackOnThePhoneAndLosesNoWord() {
        Ticket outage = night.incident("Card authorisations time out at the acquirer", Level.HIGH);
        night.incident("Statements of October are slow to open", Level.LOW);
        night.chore("Rotate the keys of the acquirer", night.dora, Duration.ofHours(2));
        night.kept();
        night.browser(night.bob)
                .post(
                        night.path() + "/lines",
                        "condition",
                        "route A fails again",
                        "words",
                        "switch to route B and call the acquirer");
        night.untilTheChange();
        try (Tab tab = Chromium.tab(node).signIn(night.browser(night.dora))) {
            tab.width(Tab.PHONE).go(night.path());
            Locator words = tab.page().locator("textarea[name=readBack]");
            words.fill("Quiet night. Route B if A fails.");
            assertThat(tab.page().locator("#read-back [data-draft-said]")).containsText("Draft kept");
            tab.look("handover");
            tab.width(Tab.PHONE);
            assertThat(words).hasValue("Quiet night. Route B if A fails.");

            tab.page().getByText("Accept: it is mine").click();
            assertThat(tab.page().locator("#h-readBack")).containsText(outage.number());
            assertThat(words).hasValue("Quiet night. Route B if A fails.");
            tab.fits();
            tab.shoot("handover-refused");

            words.fill("I watch " + outage.number() + ". Route B if A fails.");
            tab.page().getByText("Accept: it is mine").click();
            assertThat(tab.page().getByText("Read back by Dora")).isVisible();
            tab.fits();
            tab.shoot("handover-accepted");
        }
        try (Tab tab = Chromium.tab(node).signIn(night.browser(night.bob))) {
            tab.width(Tab.PHONE).go(night.path());
            tab.page().getByText("Sign: all is accounted for").click();
            assertThat(tab.page().getByText("signed by Bob")).isVisible();
            tab.shoot("handover-signed");
            tab.go(HandoverPages.PATH);
            tab.fits();
            tab.shoot("handovers");
        }
    }
}
