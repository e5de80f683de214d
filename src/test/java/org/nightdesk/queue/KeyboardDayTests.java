package org.nightdesk.queue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.login.Passwords;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** A day of support without a mouse: after each verb it can be seen where the hand is. */
class KeyboardDayTests {

    private static final String PASSWORD = "a lamp beside the board";

    private static final String NO_MOUSE =
            "addEventListener('pointerdown', () => sessionStorage.setItem('mouse', 'used'))";

    /** An outline or a shadow, on it or on what it stands in. */
    private static final String RING = """
            element => {
              for (let one = element; one && one !== document.body; one = one.parentElement) {
                const style = getComputedStyle(one);
                if (style.boxShadow !== "none" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) return true;
              }
              return false;
            }""";

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Tickets tickets = node.bean(Tickets.class);
    private final String word = "k" + UUID.randomUUID().toString().substring(0, 8);
    private final Person alice = cast.staff("Alice", Role.LEAD, "Europe/Dublin");
    private final Person bjorn = cast.staff("Bjorn " + word, Role.AGENT, "Europe/Oslo");
    private final Person charlie = cast.charlie();
    private final Ticket cards =
            open(ATicket.called("Cards are declined " + word).level(Level.HIGH).askedBy(charlie));
    private final Ticket same = open(ATicket.called("The same once more").askedBy(charlie));
    private final List<Ticket> noise =
            List.of(open(ATicket.called("Win a lamp")), open(ATicket.called("Win two lamps")));
    private final String template = "We have it " + word;

    private final Tab tab = Chromium.tab(node);
    private final Page page = tab.page();

    @AfterEach
    void night() {
        tab.shoot("keyboard-day");
        tab.close();
    }

    @Test
    void aDayWithoutTheMouse() {
        node.bean(Passwords.class).set(alice, PASSWORD, alice.actor(), node.now());
        Browser before = cast.browser(alice);
        before.post(
                "/templates", "name", template, "language", "en", "team", "", "body", "We have it, {{first-name}}.");
        noise.forEach(ticket -> before.post("/tickets/" + ticket.number() + "/facts", "tags", word));
        before.post("/views", "name", "Noise " + word, "q", "is:open tag:" + word);

        page.addInitScript(NO_MOUSE);
        signsIn();
        findsTheTicketThatPresses();
        looksTakesAndAssigns();
        answersAndNotes();
        holdsAndMerges();
        resolves();
        closesTheNoiseAndTakesItBack();
        laysTheViewOut();
        looksUpTheKeys();
        assertThat(page.evaluate("() => sessionStorage.getItem('mouse')")).isNull();
    }

    private void signsIn() {
        tab.go("/login");
        assertThat(page.getByLabel("E-mail")).isFocused();
        type(alice.email());
        press("Tab");
        type(PASSWORD);
        press("Enter");
        assertThat(page.locator("main h1")).isVisible();
        page.waitForURL(node.url("/"));
    }

    private void findsTheTicketThatPresses() {
        palette("what is nobody", "What is nobody’s");
        page.waitForURL("**/queue?view=nobody");
        press("/");
        assertThat(page.locator("[name=q]:focus")).isVisible();
        page.keyboard().press("ControlOrMeta+a");
        type("is:open pri");
        assertThat(page.locator("#proposals option")).hasAttribute("value", "is:open priority:");
        type("ority:P1 " + word);
        press("Enter");
        page.waitForURL("**q=**");
        assertThat(page.locator(".row.is-at")).containsText(cards.number());
        handIsSeen();
    }

    private void looksTakesAndAssigns() {
        press("Space");
        assertThat(page.locator("#preview")).containsText(cards.title());
        press("Space");
        assertThat(page.locator("#preview")).isHidden();
        press("a");
        assertThat(page.locator("[data-toast]")).containsText("Acknowledged one ticket.");
        assertThat(page.locator(".row.is-at")).containsText(cards.number());
        handIsSeen();

        press("t");
        assertThat(page.locator(".menu-list button:focus")).hasText("You");
        press("b");
        for (int others = 0; !hand().equals(bjorn.name()) && others < 500; others++) {
            press("ArrowDown");
        }
        assertThat(page.locator(".menu-list button:focus")).hasText(bjorn.name());
        press("Enter");
        assertThat(page.locator("[data-toast]")).containsText("Assigned one ticket to");
        assertThat(ticket(cards).assignee()).contains(bjorn.id());
        handIsSeen();
        press("Enter");
        page.waitForURL("**/tickets/" + cards.number());
    }

    private void answersAndNotes() {
        Locator text = page.locator("#write textarea");
        press("r");
        assertThat(text).isFocused();
        type("/");
        page.locator("dialog.palette[open] [data-text]").first().waitFor();
        type(template);
        press("Enter");
        assertThat(text).hasValue("We have it, Charlie.");
        press("Control+Enter");
        assertThat(page.locator("#story")).containsText("We have it, Charlie.");
        handIsSeen();

        press("n");
        assertThat(text).isFocused();
        type("@bjorn " + word.substring(0, 4));
        page.locator("#mentions [aria-selected=true]").waitFor();
        press("Enter");
        type("look at the switch");
        press("Control+Enter");
        assertThat(page.locator("#story")).containsText("@" + bjorn.name() + " look at the switch");
        handIsSeen();
    }

    private void holdsAndMerges() {
        press("h");
        assertThat(page.locator("#hold-on")).isFocused();
        press("ArrowDown");
        press("ArrowDown");
        assertThat(page.locator("#hold-on")).hasValue("vendor");
        press("Tab");
        type("their engineer");
        press("Enter");
        assertThat(page.locator(".ticket-sub .state")).containsText("On hold");
        handIsSeen();
        press("h");
        assertThat(page.locator(".ticket-sub .state")).not().containsText("On hold");
        handIsSeen();

        press("m");
        assertThat(page.locator(".menu-list a:focus")).hasText("Merge with another");
        press("Enter");
        page.waitForURL("**/merge");
        assertThat(page.locator("[name=others]")).isFocused();
        type(same.number());
        press("Enter");
        page.waitForURL("**/tickets/" + cards.number());
        handIsSeen();
        assertThat(ticket(same).mergedInto()).contains(cards.id());
    }

    private void resolves() {
        press("e");
        assertThat(page.locator(".ticket-sub .state")).containsText("Resolved");
        handIsSeen();
    }

    private void closesTheNoiseAndTakesItBack() {
        palette("noise " + word, "Noise " + word);
        page.waitForURL("**q=**");
        press("j");
        press("x");
        press("j");
        press("x");
        assertThat(page.locator("[data-picked]")).hasText("2");
        press("e");
        assertThat(page.locator("#resolve-how")).isFocused();
        type("Nobody asked for lamps");
        press("Enter");
        assertThat(page.locator("[data-toast]")).containsText("2 tickets");
        assertThat(noise).allMatch(one -> ticket(one).state() instanceof TicketState.Resolved);
        handIsSeen();
        press("z");
        assertThat(page.locator("[data-toast]")).containsText("Took it back");
        assertThat(page.locator(".board .row")).hasCount(2);
        assertThat(noise).noneMatch(one -> ticket(one).state().over());
        handIsSeen();
    }

    private void laysTheViewOut() {
        press("l");
        Locator groups = page.getByLabel("Groups by");
        assertThat(groups).isFocused();
        press("Tab");
        press("Tab");
        press("Alt+ArrowDown");
        press("Enter");
        page.waitForURL("**cols=customer,service,whose,age**");
        assertThat(page.locator(".board-head .row-cell").first()).hasText("Customer");
        handIsSeen();
    }

    private void looksUpTheKeys() {
        press("?");
        assertThat(page.locator("#keys")).containsText("Columns and groups");
        tab.shoot("keyboard-keys");
        press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        handIsSeen();
        press("/");
        press("Escape");
        handIsSeen();
    }

    /** Types into the palette and does the first thing, which is called so. */
    private void palette(String words, String label) {
        press("Control+k");
        page.locator("#palette[open]").waitFor();
        type(words);
        assertThat(page.locator("#found [aria-selected=true]")).containsText(label);
        press("Enter");
    }

    private void press(String key) {
        page.waitForLoadState();
        page.keyboard().press(key);
    }

    private void type(String words) {
        page.keyboard().type(words);
    }

    private Object hand() {
        return page.evaluate("() => document.activeElement.textContent.trim()");
    }

    private void handIsSeen() {
        page.waitForLoadState();
        Locator hand = page.locator("body :focus");
        assertThat(hand).isVisible();
        assertThat(hand).isInViewport();
        assertThat(hand.evaluate(RING))
                .as(page.url() + " shows where the hand is")
                .isEqualTo(true);
    }

    private Ticket open(ATicket ticket) {
        return ticket.open(node);
    }

    private Ticket ticket(Ticket ticket) {
        return tickets.ticket(ticket.id(), Viewer.system());
    }
}
