package org.nightdesk.recovery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Bob leads a drill by keyboard and writes down what it taught; Alice signs it on her phone. */
class RecoveryScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @Test
    void aDrillIsPlannedLedAndSignedByAnother() {
        String shop = "Shop " + UUID.randomUUID();
        node.bean(Services.class).create(ServiceDraft.named(shop, 1), cast.viewer(cast.alice()), node.now());
        String path;
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.staff("Bob", Role.AGENT, "Asia/Tokyo")))) {
            Page page = tab.page();
            tab.go("/recovery-drills");
            tab.press("c");
            assertThat(page.locator("h1")).hasText("Plan a drill");
            page.locator("#f-service").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(shop));
            page.locator("#f-scenario").fill("The disk is gone.");
            page.locator("#f-rto").fill("soon");
            page.locator("#f-rto").press("Enter");
            assertThat(page.locator(".wrong").first()).containsText("within how many minutes");
            assertThat(page.locator("#f-scenario")).hasValue("The disk is gone.");
            page.locator("#f-rto").fill("60");
            page.locator("#f-rto").press("Enter");
            assertThat(page.locator("h1")).containsText(shop);
            press(page, "Declare it: the clock runs");
            page.locator("#f-checked").fill("An order was placed.");
            page.locator("#f-newest").fill("2026-11-01T10:00");
            press(page, "It works again");
            assertThat(page.getByText("Objectives missed, to be signed")).isVisible();
            assertThat(page.getByText("A lead other than Bob signs it.")).isVisible();
            page.locator("#f-text").fill("Back up each hour");
            page.locator("#f-due").fill("2026-12-01");
            press(page, "Write it down");
            assertThat(page.getByText("Back up each hour")).isVisible();
            path = java.net.URI.create(page.url()).getPath();
            tab.look("recovery-drill");
        }
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.alice()))) {
            tab.width(Tab.PHONE).go(path);
            tab.fits();
            tab.isAccessible();
            press(tab.page(), "Sign it as it stands");
            assertThat(tab.page().getByText("Signed by Alice.")).isVisible();
            tab.go("/recovery-drills");
            tab.look("recovery-drills");
            tab.isAccessible();
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .press("Enter");
    }
}
