package org.nightdesk.chore;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Alice writes a chore down and does it, by keyboard, and looks on her phone what chores cost. */
class ChoreScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @Test
    void aChoreIsWrittenDownDoneAndCounted() {
        String name = "Reconcile " + UUID.randomUUID();
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.alice()))) {
            Page page = tab.page();
            tab.go("/chores");
            tab.press("c");
            assertThat(page.locator("h1")).hasText("New chore");
            page.locator("#f-name").fill(name);
            page.locator("#f-why").fill("The bank wants it.");
            page.locator("#f-forWhom").fill("Finance");
            page.locator("#f-every").selectOption("day");
            page.locator("#f-minutes").fill("25");
            tab.width(Tab.PHONE).fits();
            tab.isAccessible();
            page.locator("#f-minutes").press("Enter");
            assertThat(page.locator("h1")).hasText(name);

            page.locator("#f-minutes").fill("half an hour");
            page.locator("#f-word").fill("The export was late");
            page.locator("#f-word").press("Enter");
            assertThat(page.locator(".wrong").first()).containsText("how many minutes");
            assertThat(page.locator("#f-word")).hasValue("The export was late");
            page.locator("#f-minutes").fill("30");
            page.locator("#f-minutes").press("Enter");
            assertThat(page.locator("h1")).hasText("Chores");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                    .click();
            assertThat(page.getByText("The export was late")).isVisible();
            tab.look("chore");
            tab.press("e");
            assertThat(page.locator("#f-name")).hasValue(name);
            tab.go("/chores/cost");
            assertThat(page.getByText(name)).isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByText(name)).isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            tab.width(Tab.PHONE).fits();
            tab.isAccessible();
        }
    }
}
