package org.nightdesk.drill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.login.FirstStart;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/**
 * From an empty installation to two sites that follow the sun, with escalation, and to a test page that one of them has answered: on a window as wide
 * as a telephone, without a mouse, on screens alone. Each field and each press is counted: at two seconds a press and ten a field it is within ten minutes.
 */
class FirstRotaTests {

    private static final int NARROW = 390;
    private static final int FAR = 80;
    private static final int SECONDS_A_PRESS = 2;
    private static final int SECONDS_A_FIELD = 10;
    private static final int TEN_MINUTES = 600;

    private static final String WHERE = """
            it => {
              const at = document.activeElement;
              return it === at || it.parentElement === at ? "there" : at.matches("a.skip") ? "skip" : "";
            }
            """;

    private int presses;
    private int fields;

    @BrowserTest
    void fromNothingToATestPageThroughATwoSiteRotaWithTheKeyboardAlone() throws Exception {
        try (PostOffice post = new PostOffice();
                TestNode node = post.desk();
                Tab tab = Chromium.tab(node)) {
            Page page = tab.page();
            page.setViewportSize(NARROW, 844);
            String link = node.bean(FirstStart.class).setUpLink(node.now()).orElseThrow();
            tab.go(link.substring(link.indexOf("/setup/")));
            type(page, page.getByLabel("Your name"), "Aoife Brennan");
            type(page, page.getByLabel("E-mail"), "aoife@harbourline.example");
            type(page, page.getByLabel("Password"), "a lamp in the window");
            type(page, page.getByLabel("Time zone"), "Europe/Dublin");
            press(page, "Enter");
            page.waitForURL("**/first-steps");

            somebodyInTokyo(page);
            twoSites(page);
            policy(page);

            enter(page, button(page, "Send a test page through this policy"));
            page.waitForURL("**/pages/pag_*");
            node.runDue();
            MimeMessage mail = post.of("kenji@harbourline.example").getLast().mail();
            assertThat(mail.getSubject()).startsWith("TEST P1 Test of Nights");
            answered(node, mail);
            page.reload();
            assertThat(page.locator("h1")).hasText(Pattern.compile("Kenji Mori answered after .*"));
            enter(page, button(page, "End the test"));
            page.waitForURL("**/policies/pol_*");
            assertThat(page.locator("#test-page")).containsText("Kenji Mori answered");

            assertThat(presses * SECONDS_A_PRESS + fields * SECONDS_A_FIELD)
                    .as("%d presses, %d fields", presses, fields)
                    .isLessThan(TEN_MINUTES);
        }
    }

    private void somebodyInTokyo(Page page) {
        jump(page, "people", "**/people");
        enter(page, link(page, "Somebody new"));
        page.waitForURL("**/people/new");
        type(page, page.getByLabel("Name"), "Kenji Mori");
        type(page, page.getByLabel("E-mail"), "kenji@harbourline.example");
        choose(page, page.getByLabel("Role"), "responder");
        type(page, page.getByLabel("Time zone"), "Asia/Tokyo");
        press(page, "Enter");
        page.waitForURL("**/people/per_*");
    }

    private void twoSites(Page page) {
        jump(page, "on call", "**/on-call");
        enter(page, link(page, "New schedule"));
        page.waitForURL("**/schedules/new");
        enter(page, button(page, "Follow the sun: Tokyo and Dublin"));
        page.locator("#layer-2 select").first().waitFor();
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Tokyo and Dublin");
        window(page, 1, "00:00", "09:00");
        window(page, 2, "09:00", "00:00");
        reach(page, page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)));
        press(page, "Enter");
        page.waitForURL("**/on-call?schedule=**");
        assertThat(page.locator("h1")).containsText("Kenji Mori is on call");
    }

    private void window(Page page, int number, String from, String until) {
        Locator layer = page.locator("#layer-" + number);
        assertThat(layer.getByLabel("From").first()).hasValue(from);
        assertThat(layer.getByLabel("until").first()).hasValue(until);
    }

    /** The schedule wakes nobody until a policy calls it, and the policy until a service pages by it: each says so, and leads on. */
    private void policy(Page page) {
        enter(page, link(page, "Make a policy that calls it"));
        page.waitForURL("**/policies/new?call=**");
        type(page, page.getByLabel("Name"), "Nights");
        enter(page, button(page, "Add a step"));
        page.locator("#step-1").waitFor();
        choose(page, page.getByLabel("Step 2, call"), "Aoife");
        enter(page, button(page, "Create"));
        page.waitForURL("**/policies/pol_*");
        assertThat(page.locator(".policy-says")).containsText("on call by Tokyo and Dublin");
        enter(page, button(page, "Use it"));
        page.getByText("For Everything else.").waitFor();
    }

    /** On his own telephone. */
    private void answered(TestNode node, MimeMessage mail) throws Exception {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        Matcher link = Pattern.compile("http://[^/]+(/page/[\\w-]+)").matcher(raw.toString(StandardCharsets.UTF_8));
        assertThat(link.find()).isTrue();
        try (Tab his = Chromium.tab(node).width(Tab.PHONE)) {
            his.go(link.group(1));
            assertThat(his.page().locator("body")).containsText("This is a test page. Nothing is wrong.");
            his.shoot("test-page-phone");
            enter(his.page(), his.page().locator("a.btn-big >> text=Acknowledge"));
            enter(his.page(), button(his.page(), "Yes, it is mine"));
            his.page().locator(".you-have-it").waitFor();
        }
    }

    /** By Ctrl-K and the first thing found. */
    private void jump(Page page, String words, String to) {
        page.waitForLoadState();
        press(page, "Control+k");
        page.locator("#palette[open]").waitFor();
        fields++;
        page.keyboard().insertText(words);
        page.locator("#found [role=option]").first().waitFor();
        Locator first = page.locator("#found [role=option][aria-selected=true]");
        assertThat(first).containsText(Pattern.compile(words, Pattern.CASE_INSENSITIVE));
        press(page, "Enter");
        page.waitForURL(to);
    }

    private void type(Page page, Locator field, String text) {
        reach(page, field);
        fields++;
        press(page, "Control+a");
        page.keyboard().insertText(text);
    }

    /** A select box goes to what begins like that. */
    private void choose(Page page, Locator box, String begins) {
        reach(page, box);
        fields++;
        page.keyboard().type(begins);
        assertThat(box.locator("option:checked")).containsText(begins);
    }

    private void enter(Page page, Locator deed) {
        reach(page, deed);
        press(page, "Enter");
    }

    /** By Tab alone, past what stands above every page by its first link. */
    private void reach(Page page, Locator wanted) {
        page.waitForLoadState();
        wanted.waitFor();
        for (int tab = 0; tab < FAR; tab++) {
            Object at = wanted.evaluate(WHERE);
            if (at.equals("there")) {
                return;
            }
            press(page, at.equals("skip") ? "Enter" : "Tab");
            if (at.equals("skip")) {
                press(page, "Tab");
            }
        }
        throw new AssertionError("the keyboard does not reach " + wanted);
    }

    private void press(Page page, String key) {
        presses++;
        page.keyboard().press(key);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
