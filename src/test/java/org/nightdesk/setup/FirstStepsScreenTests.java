package org.nightdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.login.FirstStart;
import org.nightdesk.settings.Settings;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** The whole walk of a first evening, on a phone-wide window and without a mouse. */
class FirstStepsScreenTests {

    private static final int FAR = 60;

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    void fromTheSetUpLinkToASignalWithTheKeyboardAlone() throws Exception {
        post.start();
        try (TestNode node = TestNode.live(settings());
                Tab tab = Chromium.tab(node).width(Tab.PHONE)) {
            Page page = tab.page();
            String link = node.bean(FirstStart.class).setUpLink(node.now()).orElseThrow();
            tab.go(link.substring(link.indexOf("/setup/")));
            type(tab, page.getByLabel("Your name"), "Aoife Brennan");
            type(tab, page.getByLabel("E-mail"), "aoife@harbourline.example");
            type(tab, page.getByLabel("Password"), "a lamp in the window");
            assertThat(page.getByLabel("Time zone").inputValue())
                    .as("the browser knows")
                    .isEqualTo("America/St_Johns");
            type(tab, page.getByLabel("Time zone"), "Europe/Dublin");
            enter(tab, button(page, "Begin"));
            page.waitForURL("**/first-steps");
            assertThat(page.locator("h1").innerText()).isEqualTo("Be woken by a real alert, in four steps.");
            assertThat(page.locator("#address").innerText())
                    .contains("No phone can open it", "NIGHTDESK_BASE_URL=", "not done yet");
            tab.look("first-steps-begin");
            tab.width(Tab.PHONE);

            enter(tab, button(page, "Send me a test page"));
            page.waitForSelector(".test-page");
            assertThat(post.waitForIncomingEmail(10_000, 1)).isTrue();
            page.waitForSelector(".test-page >> text=By mail at");
            tab.look("first-steps-asked");
            tab.width(Tab.PHONE);
            enter(tab, button(page, "No"));
            page.waitForSelector("#test >> text=The test page did not reach you.");
            tab.shoot("first-steps-missed");

            enter(tab, button(page, "Send another"));
            assertThat(post.waitForIncomingEmail(10_000, 2)).isTrue();
            page.waitForSelector(".test-page >> text=By mail at");
            answer(tab, GreenMailUtil.getBody(post.getReceivedMessages()[1]));
            tab.go("/first-steps");
            assertThat(page.locator("#test").innerText()).contains("and answered");
            enter(tab, button(page, "Yes, received"));
            page.waitForSelector("#test.is-done");
            assertThat(page.locator("#reach").innerText()).contains("mail, verified");

            String path = page.locator("#how mark").first().innerText();
            Json.of(node)
                    .post(
                            path + "/api/v2/alerts",
                            "[{'labels': {'alertname': 'DiskWillFill', 'severity': 'critical'}}]");
            page.waitForSelector("#heard.heard");
            assertThat(page.locator("#heard").innerText()).contains("Last signal", "Open INC-1001");
            page.waitForSelector("#so-far >> text=Three are done.");
            tab.go("/first-steps");
            tab.look("first-steps-heard");
        } finally {
            post.stop();
        }
    }

    private static void answer(Tab tab, String mail) {
        tab.go(found("http://[^/]+(/page/[\\w-]+)", mail));
        tab.shoot("first-steps-phone");
        enter(tab, tab.page().locator("a.btn-big >> text=Acknowledge"));
        enter(tab, button(tab.page(), "Yes, it is mine"));
        tab.page().waitForSelector(".you-have-it");
        tab.shoot("first-steps-phone-answered");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void type(Tab tab, Locator field, String text) {
        reach(tab, field);
        tab.page().keyboard().insertText(text);
    }

    private static void enter(Tab tab, Locator deed) {
        reach(tab, deed);
        tab.page().keyboard().press("Enter");
    }

    /** By Tab alone, as far as a person would. */
    private static void reach(Tab tab, Locator wanted) {
        tab.page().waitForLoadState();
        wanted.waitFor();
        for (int press = 0; press < FAR; press++) {
            if (Boolean.TRUE.equals(wanted.evaluate(
                    "it => it === document.activeElement || it.parentElement === document.activeElement"))) {
                return;
            }
            tab.page().keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + wanted);
    }

    private static String found(String pattern, String text) {
        Matcher match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group(1);
    }

    private Settings settings() throws IOException {
        Settings plain = TestNode.settings(TestPostgres.migratedDatabase());
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        return new Settings(
                port,
                plain.data(),
                Optional.empty(),
                plain.database(),
                plain.secretKeys(),
                Optional.of(URI.create("smtp://127.0.0.1:" + post.getSmtp().getPort())),
                plain.smtpListen(),
                plain.tls(),
                plain.metricsToken(),
                Optional.empty(),
                plain.firstToken(),
                plain.trustedProxies(),
                plain.allowPrivate());
    }
}
