package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Person;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

@OnOldestToo
class PaletteTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final String word = "Bergamot" + System.nanoTime();

    @BrowserTest
    void goesAnywhereFromTheKeyboard() {
        Ticket ticket = ticket();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue");
            tab.press("Control+k");
            tab.page().locator("#found [role=option]").first().waitFor();
            tab.page().keyboard().type(word.substring(0, 12).toLowerCase(java.util.Locale.ROOT));
            tab.page().getByText(ticket.title()).first().waitFor();
            tab.isAccessible();
            tab.shoot("palette");
            tab.press("Enter");
            tab.page().waitForURL("**/tickets/" + ticket.number());
            tab.press("Control+k");
            tab.press("Escape");
            assertThat(tab.page().locator("#palette").isVisible()).isFalse();
        }
    }

    @BrowserTest
    void isAPageWhereThereIsNoScript() {
        Ticket ticket = ticket();

        assertThat(cast.browser(alice)
                        .get("/palette?q=" + ticket.number().toLowerCase(java.util.Locale.ROOT))
                        .body())
                .contains(ticket.title(), "/tickets/" + ticket.number());
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/palette?q=" + word);
            tab.look("palette-page");
        }
    }

    @BrowserTest
    void findsWhatCanBeDoneOnThePageItLiesOver() {
        Ticket ticket =
                ATicket.called("Somebody shouts").askedBy(cast.charlie()).open(node);
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/tickets/" + ticket.number());
            for (String verb : List.of("watch", "merge with", "split", "flag", "stopwatch", "hold")) {
                tab.press("Control+k");
                tab.page().locator("#palette[open]").waitFor();
                tab.page().keyboard().type(verb);
                tab.page()
                        .locator(
                                "#found [aria-label=Here] [aria-selected=true]",
                                new Page.LocatorOptions().setHasText(Pattern.compile(verb, Pattern.CASE_INSENSITIVE)))
                        .waitFor();
                tab.shoot("palette-here");
                tab.page().keyboard().press("Escape");
            }
            assertThat(tab.page().locator("#found [aria-label=Here] a").allTextContents())
                    .as("what stands in a form is not done unasked")
                    .noneMatch(words -> words.equals("Hold"));
            tab.press("Control+k");
            tab.page().keyboard().type("watch");
            tab.page()
                    .locator(
                            "#found [aria-label=Here] [aria-selected=true]",
                            new Page.LocatorOptions().setHasText(Pattern.compile("Watch")))
                    .waitFor();
            tab.page().keyboard().press("Enter");
            tab.page().getByText("You hear of what happens on").waitFor();
        }
    }

    @Test
    void aCustomerFindsNothingOfTheStaffs() {
        ticket();

        assertThat(cast.browser(cast.charlie()).get("/palette/found?q=" + word).body())
                .doesNotContain("<a ")
                .contains("Nothing is called");
    }

    private Ticket ticket() {
        return ATicket.called(word + " and other tea").from("screen").open(node, cast.viewer(alice));
    }
}
