package org.nightdesk.paging;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** The phone page in a real browser, 360 by 640. */
class PhoneScreenTests {

    private static final TestNode node = TestNode.shared();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final PagingCast paging = new PagingCast(node, sink);
    private final Person bob = paging.reachable(cast.bob(), "/bob");
    private final Person alice = paging.reachable(cast.alice(), "/alice");
    private final org.nightdesk.paging.Page page = paging.page(paging.policy(bob, alice));

    @AfterAll
    static void morning() {
        sink.close();
    }

    @Test
    void oneThumbAnswersFromALink() {
        try (Tab tab = phone()) {
            tab.go(paging.link(page, bob));
            isWhole(tab.page(), "Acknowledge", AriaRole.LINK);
            tab.page().getByText("Acknowledge").click();
            isWhole(tab.page(), "Yes, it is mine", AriaRole.BUTTON);
            tab.page().getByText("Yes, it is mine").click();

            assertThat(tab.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("It is yours")))
                    .isVisible();
            assertThat(paging.page(page.id()).state()).isInstanceOf(PageState.Acknowledged.class);

            tab.page().getByText("Noise").click();
            assertThat(tab.page().getByText("You said: Noise")).isVisible();
        }
    }

    @Test
    void showsWhatTheServerRefuses() {
        try (Tab tab = phone()) {
            tab.go(paging.link(page, bob));
            tab.page().getByText("Acknowledge").click();
            tab.page().evaluate("document.querySelector('#sure form').action += 'x'");
            tab.page().getByText("Yes, it is mine").click();
            assertThat(tab.page().locator("body")).containsText("There is nothing here");
            assertThat(paging.page(page.id()).state()).isInstanceOf(PageState.Paging.class);
        }
    }

    @Test
    void neverSaysDoneBeforeTheServerDid() {
        try (Tab tab = phone()) {
            tab.go(paging.link(page, bob));
            tab.page().getByText("Mine until").click();
            tab.page().context().setOffline(true);
            tab.page().getByText("Yes, it is mine").click();
            assertThat(tab.page().getByText("Sending… keep this open")).isVisible();
            assertThat(paging.page(page.id()).state()).isInstanceOf(PageState.Paging.class);

            tab.page().context().setOffline(false);
            assertThat(tab.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("It is yours")))
                    .isVisible();
            assertThat(paging.page(page.id()).state())
                    .isInstanceOfSatisfying(
                            PageState.Acknowledged.class,
                            yes -> assertThat(yes.until()).isPresent());
        }
    }

    @Test
    void looksRightInEveryState() {
        String link = paging.link(page, bob);
        try (Tab tab = Chromium.tab(node)) {
            tab.go(link);
            tab.look("phone-asked");
            tab.go(link + "#sure");
            tab.look("phone-sure");
            tab.go(link + "#not-mine");
            tab.look("phone-not-mine");
            node.bean(Pages.class).acknowledge(page.id(), bob.actor(), java.util.Optional.empty(), node.now());
            tab.go(link);
            tab.look("phone-yours");
            tab.go(paging.link(page, alice));
            tab.look("phone-somebodys");
            node.bean(Pages.class).stop(page.subject(), bob.actor(), "resolved by Bob", node.now());
            tab.go(link);
            tab.look("phone-over");
            tab.go(link + "x");
            tab.look("phone-none");
        }
    }

    private static Tab phone() {
        Tab tab = Chromium.tab(node);
        tab.page().setViewportSize(360, 640);
        return tab;
    }

    private static void isWhole(Page page, String name, AriaRole role) {
        BoundingBox box =
                page.getByRole(role, new Page.GetByRoleOptions().setName(name)).boundingBox();
        assertThat(box.height).isGreaterThanOrEqualTo(72);
        assertThat(box.y).isGreaterThanOrEqualTo(0);
        assertThat(box.y + box.height).isLessThanOrEqualTo(640);
    }
}
