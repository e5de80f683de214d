package org.nightdesk.billing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;

/** Alice runs October twice; Dora, who is only an account manager, says what is wrong and approves on her phone. */
class BillingScreenTests {

    @Test
    void aMonthIsRunDiscussedAdjustedAndApproved() {
        BillingStories story = new BillingStories();
        String arran = story.arran.name();
        story.used(arran, "storage", "120.5");
        story.used(arran, "calls", "1500");
        story.used(story.bute.name(), "storage", "10.05");
        Definition bill = story.bill("storage = 0.105\ncalls from 1000 = 0.01");

        try (Tab tab = Chromium.tab(story.node).signIn(story.cast.browser(story.owner))) {
            Page page = tab.page();
            tab.go("/billing/" + bill.id());
            page.locator("input[name=month]").fill("2026-10");
            page.getByText("Run", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("h1")).hasText("2026-10, version 1");
            story.used(arran, "calls", "700");
            story.adjusted(bill, "credit", arran, "", "2.50");
            story.run(bill);
            tab.go("/billing/" + bill.id());
            page.getByText("Version 2").click();
            assertThat(page.locator(".sum")).containsText("Restated data");
            tab.look("billing-run");
            page.getByText("What changed").click();
            assertThat(page.locator("h1")).hasText("What changed");
            tab.width(Tab.PHONE).fits();
        }
        try (Tab tab = Chromium.tab(story.node).signIn(story.cast.browser(story.dora))) {
            Page page = tab.page();
            tab.width(Tab.PHONE).go("/billing");
            assertThat(page.getByText(bill.name())).isVisible();
            assertThat(page.locator("main")).not().containsText("EUR");
            tab.go("/billing/" + bill.id());
            page.getByText("Version 2").click();
            page.getByText(arran).first().click();
            page.locator("textarea[name=text]").fill("The calls look right now.");
            page.getByText("Say it").click();
            assertThat(page.getByText("The calls look right now.")).isVisible();
            tab.fits();
            page.getByText("Approve these lines").click();
            assertThat(page.getByText("What you see is approved")).isVisible();
            tab.fits();
        }
    }
}
