package org.nightdesk.demo;

import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Ticking;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;

/** The way a stranger goes: the printed link, one page waiting, one press; then breaking something and answering from a mail. */
class OpeningTests {

    @Test
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
                tab.shoot("demo-home");
                System.out.println(tab.page().content());
                tab.go("/break");
                tab.look("demo-break");
                tab.page().locator("button[aria-label^='Break it: Card']").click();
                tab.page().waitForSelector(".letter");
                tab.page().waitForTimeout(1500);
                tab.shoot("demo-broken");
            }
        }
    }
}
