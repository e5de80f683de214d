package org.nightdesk.watcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** A name behind an @ is completed, and whoever is named hears of it. */
class MentionTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final Person jurgen = node.bean(People.class)
            .create(
                    NewPerson.of(
                            "Jürgen Müller" + word,
                            "jm" + word + "@cast.example",
                            Role.AGENT,
                            ZoneId.of("Europe/Berlin")),
                    Viewer.system(),
                    node.now());

    @Test
    void findsPeopleAndTeamsByAnyWordOfTheirNames() {
        cast.team("Harbour crew " + word, jurgen);

        assertThat(cast.browser(alice).get("/mentions?q=muller" + word).body())
                .contains("data-name=\"Jürgen Müller" + word + "\"");
        assertThat(cast.browser(alice).get("/mentions?q=M%C3%9CLLER" + word).body())
                .contains("Jürgen");
        assertThat(cast.browser(alice).get("/mentions?q=harbour+crew+" + word).body())
                .contains("Harbour crew " + word, "Team");
        assertThat(cast.browser(cast.charlie()).get("/mentions?q=j").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everybodyInANamedTeamIsToldOnce() {
        Person dora = cast.staff("Dora", Role.AGENT, "Europe/Dublin");
        String team = cast.nameOf(cast.team("Crew " + word, jurgen, dora, alice));
        Ticket ticket = ATicket.called("Gate is open").open(node);

        cast.browser(alice)
                .post(
                        "/tickets/" + ticket.number() + "/notes",
                        "visibility",
                        "internal",
                        "body",
                        "@" + team + " and @Jürgen Müller" + word + ": who is near?");

        assertThat(node.bean(Watchers.class).of(ticket.id())).containsExactlyInAnyOrder(jurgen, dora);
        assertThat(cast.browser(dora).get("/").body()).contains("Gate is open");
    }

    @BrowserTest
    void completesANameWithTheKeyboardAndByTouch() {
        Ticket ticket = ATicket.called("Gate is open").open(node);
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/tickets/" + ticket.number());
            tab.press("n");
            Page page = tab.page();
            Locator text = page.locator("#write textarea");
            text.pressSequentially("asha@bank.example wrote. @müller" + word.substring(0, 6));
            Locator offered = page.locator("#mentions [role=option][aria-selected=true]");
            assertThat(offered).containsText("Jürgen");
            tab.isAccessible();
            tab.shoot("mention");
            page.keyboard().press("Enter");
            assertThat(text).hasValue("asha@bank.example wrote. @Jürgen Müller" + word + " ");
            assertThat(text).isFocused();

            text.pressSequentially("@jü");
            assertThat(offered).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#mentions")).isHidden();
            assertThat(text).isFocused();

            tab.width(Tab.PHONE);
            text.fill("");
            text.pressSequentially("@müller" + word);
            offered.waitFor();
            tab.shoot("mention-phone");
            offered.click();
            assertThat(text).hasValue("@Jürgen Müller" + word + " ");
        }
    }
}
