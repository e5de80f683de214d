package org.nightdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.nightdesk.engine.Ticking;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;

/** The way a stranger goes: the printed link, one page waiting, one press; then breaking something and answering from a mail. */
class OpeningTests {

    @BrowserTest
    void aStrangerIsWokenAnswersAndBreaksSomething() {
        InstantSource clock = InstantSource.system();
        try (DemoNode demo = DemoNode.open(clock, Ticking.BY_ITSELF)) {
            URI link = Outside.invitation(demo.rooms(), clock.instant()).stream()
                    .map(String::strip)
                    .filter(line -> line.contains("/login/link/"))
                    .map(URI::create)
                    .findFirst()
                    .orElseThrow();
            try (Tab tab = Chromium.tab("http://localhost:" + link.getPort())) {
                tab.go(link.getPath());
                assertThat(tab.page().locator("h1").innerText()).contains("waiting for you");
                tab.shoot("demo-home");
                tab.press("a");
                tab.page()
                        .locator(".summons")
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

                tab.go("/break");
                tab.look("demo-break");
                tab.page().locator("button[aria-label^='Break it: Card']").click();
                // On a slow machine the next person was told of the first incident meanwhile.
                Locator letter = tab.page()
                        .locator(".letter")
                        .filter(new Locator.FilterOptions()
                                .setHasText(Pattern.compile("card", Pattern.CASE_INSENSITIVE)))
                        .first();
                letter.waitFor();
                tab.shoot("demo-broken");
                String page = letter.locator("a").first().getAttribute("href");
                tab.go(URI.create(page).getPath());
                assertThat(tab.page().locator("main").innerText()).containsIgnoringCase("card");
            }
        }
    }
}
