package org.nightdesk.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Looks at people and profile in a real browser, with the demo's people. */
class PeopleScreenTests {

    private static TestNode node;
    private static FakeSink sink;
    private static Person niamh;

    @BeforeAll
    static void open() {
        node = TestNode.fresh();
        sink = FakeSink.open();
        node.bean(PeopleStory.class).tell(node.now());
        niamh = node.bean(People.class)
                .findByEmail("niamh.oconnor@harbourline.example")
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        node.close();
        sink.close();
    }

    @Test
    void showsEverybodyAndWhatAnAdministratorCanDo() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(Cast.of(node).browser(niamh));
            look(tab, "/people", "people");
            look(tab, "/people?q=nobody-at-all", "people-none");
            look(tab, "/people/" + niamh.id().text(), "person");
            look(tab, "/people/new", "person-new");
            look(tab, "/teams", "teams");
            look(tab, "/teams/new", "team");
            look(tab, "/customers", "customers");
            look(
                    tab,
                    "/customers/"
                            + node.bean(Organisations.class)
                                    .findByName("Meridian Freight")
                                    .orElseThrow()
                                    .id()
                                    .text(),
                    "customer");
        }
    }

    @Test
    void verifiesAnAddressOnTheProfile() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(Cast.of(node).browser(niamh));
            tab.go("/profile");
            tab.page().getByText("Another way").click();
            tab.page().getByLabel("By").selectOption("webhook");
            tab.page().getByLabel("Address").fill(sink.url("/niamh"));
            tab.page().getByText("Add it and send a code").click();
            tab.page().waitForSelector(".code-form");
            tab.look("profile");
            String body = sink.heard("/niamh").getFirst().body();
            tab.page().getByLabel("Six figures").fill(body.replaceAll("(?s).*Your code is (\\d{6}).*", "$1"));
            tab.page().locator(".code-form .btn-main").click();
            tab.page().waitForSelector(".toast");
            assertThat(tab.page().locator(".code-form").count()).isZero();
            tab.shoot("profile-verified");
        }
    }

    private static void look(Tab tab, String path, String name) {
        assertThat(tab.go(path)).as(path).isEqualTo(200);
        tab.look(name);
    }
}
