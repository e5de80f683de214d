package org.nightdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class EntitlementScreenTests {

    private final TestNode node = TestNode.shared();
    private final AccessStory story = new AccessStory(node);

    @AfterEach
    void close() {
        story.close();
    }

    private Browser browser(Viewer viewer) {
        return story.ground.cast.browser(
                node.bean(People.class).person(new PersonId(viewer.actor().id())));
    }

    @Test
    void isAskedForApprovedAndSeenWhileItIsHeld() {
        Browser alice = browser(story.ground.alice);
        String name = "Desktop " + UUID.randomUUID();
        assertThat(alice.post("/entitlements/offers", "name", name).body()).contains("Say what it is for");
        alice.post(
                "/entitlements/offers",
                "name",
                name,
                "purpose",
                "A place to work at.",
                "kind",
                "desktop",
                "service",
                story.ground.gateway.slug(),
                "fields",
                "Size\nFloor",
                "points",
                "Order the screen");
        assertThat(alice.get("/entitlements/offers").body()).contains(name, "By hand");

        try (Tab bob = Chromium.tab(node).signIn(browser(story.ground.bob));
                Tab carol = Chromium.tab(node).signIn(browser(story.ground.carol))) {
            bob.go(story.offer.path());
            bob.look("entitlement-wish");
            bob.page().getByLabel("For whom").fill("Bob the guest");
            bob.page().getByLabel("System").selectOption(story.ground.acme.id().text());
            bob.page().getByLabel("For how many hours").fill("2");
            bob.page().getByLabel("What for").fill("A report is wrong.");
            bob.page().getByText("Ask for it").click();
            bob.page().waitForURL("**/entitlements/*");
            assertThat(bob.page().content()).contains("somebody else says yes");

            carol.go(bob.page().url().replaceFirst("^https?://[^/]+", ""));
            carol.look("entitlement-asked");
            assertThat(carol.page().content()).contains(story.ground.acme.name());
            carol.page().getByText("Yes, hand it over").click();
            carol.page().waitForURL("**/entitlements/*");
            Entitlement one = node.bean(Entitlements.class).open(story.ground.bob).stream()
                    .filter(each -> each.offer().id() == story.offer.id())
                    .findFirst()
                    .orElseThrow();
            assertThat(story.settled(one).state()).isEqualTo("held");

            carol.go("/entitlements?holder=guest");
            carol.look("entitlement-register");
            assertThat(carol.page().content()).contains("Held.", one.title());
            carol.go("/entitlements/offers");
            carol.look("entitlement-offers");
        }
        assertThat(List.of(404, 302, 303))
                .contains(story.ground.cast.nobody().get("/entitlements").statusCode());
    }
}
