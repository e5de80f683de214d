package org.nightdesk.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** The register and the way to a request, in a browser. */
class ConfigurationScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer lead = cast.viewer(alice);
    private final Shopfront shopfront = new Shopfront(node, cast);
    private final Register register = node.bean(Register.class);

    @Test
    void theRegisterFitsAPhoneAndLeadsToARequest() {
        Installation live = drifting("Meridian Freight", "production");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.width(Tab.PHONE);
            assertThat(tab.go(live.id().path() + "/configuration")).isEqualTo(200);
            tab.fits();
            tab.isAccessible();
            tab.go("/configuration-requests/new?installation=" + live.id().text());
            tab.fits();
            tab.isAccessible();
            tab.page()
                    .getByLabel("returns", new GetByLabelOptions().setExact(true))
                    .selectOption("no");
            tab.page().getByLabel("What it is for").fill("They asked for it.");
            tab.page().getByText("Ask for it").click();
            tab.page().getByText("Settings it asks for").waitFor();
        }
    }

    private Installation drifting(String customer, String environment) {
        Installation live = shopfront.installation(
                cast.organisation(customer), environment, EndpointDraft.http("api", "https://api.example.org/v1"));
        shopfront.set(live, "tax.rate", "19");
        shopfront.set(live, "tax.label", "VAT 19 %");
        shopfront.set(live, "currency", "EUR");
        shopfront.set(live, "returns", "yes");
        register.enter(live.id(), "tax.rate", Side.CURRENT, Optional.of("21"), lead, "Seen at the till.", node.now());
        register.enter(live.id(), "currency", Side.CURRENT, Optional.of("USD"), lead, "Seen in the shop.", node.now());
        node.bean(Drifts.class)
                .declare(
                        live.id(),
                        "currency",
                        "A trial for one month.",
                        node.now().plus(Duration.ofDays(30)),
                        lead,
                        node.now());
        return live;
    }
}
