package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class ArrangementTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final SavedViews views = node.bean(SavedViews.class);
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final Organisation harbour = cast.organisation("Harbourline");
    private final TeamId cards = cast.team("Cards", alice);
    private final Ticket burning = open(ATicket.called("Burning " + word)
            .level(Level.HIGH)
            .of(harbour)
            .with(cards)
            .assignedTo(alice)
            .tagged("cards", "pos"));
    private final Ticket waiting =
            open(ATicket.called("Waiting " + word).of(harbour).tagged("cards"));
    private final Ticket calm = open(ATicket.called("Calm " + word).with(cards));

    @Test
    void partsWhatIsFoundByWhateverIsChosen() {
        tickets.hold(waiting.id(), Waiting.VENDOR, Optional.empty(), "A part", viewer, node.now());

        assertThat(headings(Grouping.PRIORITY)).containsExactly("P1 1", "P5 2");
        assertThat(headings(Grouping.TEAM)).startsWith("No team 1").hasSize(2);
        assertThat(headings(Grouping.ASSIGNEE)).containsExactly("Nobody’s 2", "Alice 1");
        assertThat(headings(Grouping.CUSTOMER)).containsExactly(harbour.name() + " 2", "No customer 1");
        assertThat(headings(Grouping.WAITING)).containsExactly("The vendor 1", "Waits for nobody 2");
        assertThat(headings(Grouping.TAG)).containsExactly("cards 2", "pos 1", "No tag 1");
        assertThat(headings(Grouping.SERVICE)).hasSize(1).allMatch(heading -> heading.endsWith(" 3"));
        assertThat(headings(Grouping.NOTHING)).containsExactly("All 3");
    }

    @Test
    void partsByDueTimeAsTimeGoesOn() {
        assertThat(headings(Grouping.DUE)).allMatch(heading -> heading.matches("Within .*|Later .*|Nothing .*"));
        node.clock().tick(Duration.ofHours(2));
        assertThat(headings(Grouping.DUE)).first().asString().startsWith("Late ");
    }

    @Test
    void aGroupLeadsToItsTicketsAloneAndSizesCountWhatIsNotShown() {
        Group first = groups(Grouping.CUSTOMER).getFirst();
        String alone = cast.browser(alice).get(first.path()).body();
        assertThat(alone).contains(burning.number(), waiting.number()).doesNotContain(calm.number());

        assertThat(groups(Grouping.TAG).stream()
                        .flatMap(group -> group.rows().stream())
                        .map(Row::anchor))
                .contains(burning.number(), burning.number() + "-2");
        assertThat(cast.browser(alice).get("/queue?q=waiting:vendor+" + word).body())
                .doesNotContain(calm.number());
    }

    @Test
    void whatIsOverFollowsInAGroupOfItsOwn() {
        tickets.resolve(calm.id(), "", viewer, node.now());

        assertThat(headings(Grouping.PRIORITY)).containsExactly("P1 1", "P5 1", "Resolved 1");
        assertThat(cast.browser(alice).get("/queue?q=is:over+" + word).body())
                .contains(calm.number())
                .doesNotContain(burning.number());
    }

    @Test
    void theApiKeepsAViewsLayout() {
        Json api = Json.of(node, cast.token(Role.LEAD));
        Json.Answer made = api.post(
                "/api/v1/views",
                "{'name': '%s', 'q': '%s', 'columns': ['team', 'tags'], 'groupBy': 'customer'}".formatted(word, word));
        assertThat(made.response().body())
                .contains("\"columns\":[\"team\",\"tags\"]", "\"order\":\"due\"", "\"groupBy\":\"customer\"");
        String path = made.header("Location") + "/arrangement";

        assertThat(api.put(path, "{'columns': [], 'order': 'newest'}")
                        .response()
                        .body())
                .contains("\"columns\":[]", "\"order\":\"newest\"", "\"groupBy\":\"state\"");
        assertThat(api.put(path, "{'columns': ['colour']}").response().body())
                .contains("columns", "colour", "service, customer");
    }

    @Test
    void onlyWhoMayForgetAViewLaysItOutAnew() {
        SavedView all = views.keep("All " + word, word, true, Arrangement.USUAL, viewer, node.now());

        Arrangement other = Arrangement.USUAL.by(Grouping.TEAM);
        assertThatThrownBy(() -> views.arrange(all.id(), other, cast.viewer(cast.bob()), node.now()))
                .isInstanceOf(RuntimeException.class);
        assertThat(views.arrange(all.id(), other, viewer, node.now()).arrangement())
                .isEqualTo(other);
        assertThatThrownBy(() -> Arrangement.read(Optional.of("fast"), Optional.empty(), Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("due, priority, newest");
    }

    @Test
    void movesAColumnWithoutScript() {
        assertThat(cast.browser(alice)
                        .get("/queue/arrangement?q=" + word
                                + "&by=due&group=team&cols=none&cols=age&cols=team&left=team")
                        .headers()
                        .firstValue("Location"))
                .contains("/queue?q=" + word + "&group=team&cols=team,age");
    }

    @Test
    void herListsAreAlwaysLikeThisUntilSheSaysOtherwise() {
        Person carol = cast.staff("Carol", Role.AGENT, "Europe/Dublin");
        Browser browser = cast.browser(carol);
        open(ATicket.called("Lantern " + word));
        assertThat(browser.get("/queue?cols=team,tags").body()).contains("Always like this");

        browser.post("/queue/layout", "by", "newest", "group", "state", "cols", "team,tags");

        String plain = browser.get("/queue").body();
        assertThat(plain).contains("row-cell row-team", "row-cell row-tags").doesNotContain("Always like this");
        assertThat(plain).as("an order that others have by themselves").contains("by=due");
        assertThat(cast.browser(alice).get("/queue").body()).doesNotContain("row-cell row-tags");
        String usual = browser.get("/queue?by=due&group=state&cols=service,customer,whose,age")
                .body();
        assertThat(usual).contains("Always as usual").doesNotContain("row-cell row-tags");

        browser.post("/queue/layout", "by", "due", "group", "state", "cols", "service,customer,whose,age");
        assertThat(browser.get("/queue").body()).doesNotContain("row-cell row-tags");
    }

    @BrowserTest
    void aliceLaysAViewOutWithTheKeyboard() {
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/queue?q=" + word);
            tab.press("l");
            Page page = tab.page();
            Locator groups = page.getByLabel("Groups by");
            groups.waitFor();
            assertThat(groups.evaluate("one => one === document.activeElement")).isEqualTo(true);
            tab.isAccessible();
            tab.shoot("queue-arranging");
            for (int down = 0; down < 6; down++) {
                groups.press("ArrowDown");
            }
            PlaywrightAssertions.assertThat(groups).hasValue("customer");
            Locator team = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Team"));
            team.press("Space");
            for (int places = 0; places < 4; places++) {
                team.press("Alt+ArrowUp");
            }
            assertThat(team.evaluate("one => one === document.activeElement")).isEqualTo(true);
            team.press("Enter");
            page.waitForURL("**/queue?q=" + word + "&group=customer&cols=team,service,customer,whose,age");
            assertThat(page.locator(".board-head .row-cell").allTextContents())
                    .containsExactly("Team", "Service", "Customer", "Whose", "Age");
            tab.look("queue-arranged");

            tab.press("v");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("By customer " + word);
            page.keyboard().press("Enter");
            page.locator("h1", new Page.LocatorOptions().setHasText("By customer"))
                    .waitFor();
            tab.go("/queue");
            page.locator(".queue-side a", new Page.LocatorOptions().setHasText("By customer " + word))
                    .press("Enter");
            page.waitForURL("**cols=team**");
        }
        assertThat(views.of(viewer)).anyMatch(view -> view.arrangement().grouping() == Grouping.CUSTOMER);
    }

    private List<String> headings(Grouping grouping) {
        return groups(grouping).stream()
                .map(group -> group.heading() + " " + group.count())
                .toList();
    }

    private List<Group> groups(Grouping grouping) {
        Address address = new Address(View.OPEN, word, Arrangement.USUAL.by(grouping), Arrangement.USUAL);
        return grouping.by().isPresent()
                ? node.bean(Parted.class).groups(address, grouping.by().get(), 60, Map.of(), viewer, node.now())
                : node.bean(Board.class).found(word, address.arrangement(), 60, viewer, node.now());
    }

    private Ticket open(ATicket ticket) {
        return ticket.open(node, viewer);
    }
}
