package org.nightdesk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Looks at the screens of services in a real browser, with the services of the demo. */
class ServiceScreenTests {

    private static TestNode node;
    private static Cast cast;

    @BeforeAll
    static void open() {
        node = TestNode.fresh();
        cast = Cast.of(node);
        node.bean(CatalogStory.class).tell(node.now());
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void showsWhatAServiceIsForAndWhatFeelsItsFailure() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(cast.bob()));
            assertThat(tab.go("/services")).isEqualTo(200);
            tab.look("services");
            tab.page().getByText("Payments gateway").click();
            tab.page().waitForURL("**/services/payments-gateway");
            assertThat(tab.page().locator(".home-head").innerText())
                    .contains("When it fails, it is felt by Customer portal.");
            tab.look("service");
            assertThat(tab.page().locator(".home-head .btn").count()).isZero();
            assertThat(tab.go("/services/payments-gateway/edit")).isEqualTo(404);
        }
    }

    @Test
    void aLeadMakesAServiceAndIsToldOfACircle() {
        Person lead = cast.staff("Siobhán Walsh", Role.LEAD, "Europe/Dublin");
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(lead));
            tab.go("/services/new");
            tab.look("service-new");
            tab.page().locator("[name=name]").fill("Dock planning");
            tab.page().getByLabel("Customs filing").check();
            tab.page().getByText("Make the service").click();
            tab.page().waitForURL("**/services/dock-planning");
            assertThat(tab.page().locator(".two-lists").innerText()).contains("Customs filing");

            tab.go("/services/customs-filing/edit");
            tab.page().getByLabel("Dock planning").check();
            tab.page().getByText("Change the service").click();
            tab.page().waitForSelector(".notice");
            assertThat(tab.page().locator(".notice").innerText())
                    .contains("Customs filing needs Dock planning needs Customs filing");
            tab.isAccessible();
        }
    }
}
