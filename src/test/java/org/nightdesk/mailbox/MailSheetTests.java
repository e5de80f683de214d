package org.nightdesk.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Asha's mail as she laid it out, in a frame of a real browser: pictures she sent are seen, nobody elsewhere learns of it. */
class MailSheetTests {

    private final TestNode node = TestNode.shared();
    private final String word = UUID.randomUUID().toString().substring(0, 8);

    @BrowserTest
    void showsTheMailAsItWasLaidOutAndFetchesOnlyWhenAsked() {
        try (FakeSink tracker = FakeSink.open();
                Tab tab = Chromium.tab(node)) {
            Ticket ticket = mail(tracker);
            Browser alice = Cast.of(node).browser(Cast.of(node).alice());
            tab.signIn(alice).go("/tickets/" + ticket.number());
            assertThat(tab.page().locator("iframe").getAttribute("sandbox")).doesNotContain("script", "same-origin");
            tab.page().getByText("As it was laid out").click();
            Locator picture = tab.page().frameLocator("iframe").locator("img");
            picture.waitFor();
            assertThat(picture.getAttribute("src")).startsWith("data:image/png");
            assertThat(picture.evaluate("image => image.decode().then(() => image.naturalWidth)"))
                    .isEqualTo(1);
            assertThat(tracker.heard()).isEmpty();
            tab.shoot("mail-sheet");
            tab.theme(ColorScheme.DARK).width(Tab.PHONE).shoot("mail-sheet-phone");
            tab.page().getByText("Show images").click();
            Locator fetched = tab.page().frameLocator("iframe").locator("img[src^='http']");
            fetched.waitFor();
            fetched.evaluate("image => image.decode().catch(() => 0)");
            assertThat(tracker.heard("/pixel.gif")).hasSize(1);
            assertThat(tracker.heard().getFirst().headers()).doesNotContainKeys("referer", "cookie");
            Frame frame = tab.page().frames().getLast();
            assertThat(frame.content()).doesNotContain("<script", "onerror", "alert(");
        }
    }

    @Test
    void theFrameMayRunNothingEvenIfTheSanitiserWereWrong() {
        try (FakeSink tracker = FakeSink.open()) {
            Ticket ticket = mail(tracker);
            Browser alice = Cast.of(node).browser(Cast.of(node).alice());
            String page = alice.get("/tickets/" + ticket.number()).body();
            String path = page.replaceAll("(?s).*?src=\"(/tickets/[^\"]+/sheet)\".*", "$1");
            HttpResponse<String> held = alice.get(path);
            assertThat(header(held, "Content-Security-Policy"))
                    .contains("sandbox allow-popups", "default-src 'none'", "frame-ancestors 'self'", "img-src data:")
                    .doesNotContain("http:", "allow-scripts", "allow-same-origin", "script-src");
            assertThat(header(held, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(alice.get(path + "?images=shown"), "Content-Security-Policy"))
                    .contains("img-src data: https: http:");
            assertThat(page).contains("An image from elsewhere is held back").doesNotContain("<script>alert");
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private Ticket mail(FakeSink tracker) {
        Mailbox support = node.bean(Mailboxes.class)
                .create(
                        new MailboxDraft(
                                "sheet-" + word + "@desk.example",
                                "Support " + word,
                                Optional.empty(),
                                node.bean(Services.class).catchAll().id(),
                                "",
                                false,
                                true),
                        Viewer.system(),
                        node.now());
        String mail = """
                From: Asha <asha@bank-%s.example>
                To: %s
                Subject: The till says this
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <html><head><script>alert(1)</script></head><body><h2>The till</h2><table border=1><tr><td>14:02</td><td><b>declined</b></td></tr></table>
                <p>It shows <img src="cid:till" alt="the till"> since ten o'clock.</p><svg onload="alert(2)"></svg>
                <img src="%s" alt="our logo" onerror="alert(3)"><a href="https://bank.example/help">Our help</a></body></html>
                --b
                Content-Type: image/png; name="<img src=x onerror=alert(4)>.png"
                Content-ID: <till>
                Content-Transfer-Encoding: base64

                iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
                --b--
                """.formatted(word, support.address(), tracker.url("/pixel.gif"));
        assertThat(SmtpTalk.bring(MailPort.of(node), "asha@bank-" + word + ".example", support.alias(), mail))
                .startsWith("250");
        node.runDue();
        return node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
    }
}
