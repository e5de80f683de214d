package org.nightdesk.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.FirstAdministrator;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.RealPrometheus;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** A fresh installation that nobody has set up, and Debian's Prometheus: between the rule and the mailbox is nothing but Nightdesk. */
class RealPrometheusTests {

    private static final long SOON = 15_000;

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final FakeSink lamp = FakeSink.open();
    private TestNode node;

    @TempDir
    private Path folder;

    @BeforeEach
    void aNodeThatSendsMail() throws IOException {
        post.start();
        node = TestNode.live(settings());
    }

    @AfterEach
    void morning() {
        node.close();
        post.stop();
        lamp.close();
    }

    @Test
    void aRuleFiresAndAliceAnswersFromHerMailUntilTheLampBurnsAgain() throws Exception {
        Cast cast = Cast.of(node);
        Person alice =
                node.bean(People.class).findByEmail("alice@harbourline.example").orElseThrow();
        String key = firstSender();
        URI base = URI.create(node.url("/"));

        try (RealPrometheus prometheus = RealPrometheus.watching(
                authority(lamp.url("/")), authority(base.toString()), "/alertmanager/" + key, folder)) {
            assertThat(post.waitForIncomingEmail(SOON, 1))
                    .as("a page in the mail")
                    .isTrue();
            assertThat(post.getReceivedMessages()[0].getSubject()).contains("The lamp at the gate is out");

            Browser phone = cast.nobody();
            String link = link(GreenMailUtil.getBody(post.getReceivedMessages()[0]));
            String form = phone.get(link).body();
            assertThat(page().state()).as("looking does not answer").isInstanceOf(PageState.Paging.class);

            HttpResponse<String> answer = phone.post(action(form), "proof", proof(form), "until", "");
            assertThat(phone.get(answer.headers().firstValue("Location").orElseThrow())
                            .body())
                    .contains("It is yours");

            assertThat(page().state())
                    .isInstanceOfSatisfying(
                            PageState.Acknowledged.class,
                            yes -> assertThat(yes.by()).contains(alice.id()));
            assertThat(page().dueAt()).as("nobody is due to be told any more").isNull();
            assertThat(node.bean(Pages.class).attempts(page().id()))
                    .extracting(Attempt::state)
                    .containsExactly(Attempt.State.ANSWERED);
            assertThat(words(cast.browser(alice).get("/tickets/INC-1001").body()))
                    .contains("alice took it. Paging stopped.");

            lampBurns();
            assertThat(post.waitForIncomingEmail(SOON, 2)).as("the all clear").isTrue();
            assertThat(page().state()).isInstanceOf(PageState.Stopped.class);
        }
    }

    private Settings settings() throws IOException {
        Settings plain = TestNode.settings(TestPostgres.migratedDatabase());
        int port = freePort();
        return new Settings(
                port,
                plain.data(),
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                plain.database(),
                plain.secretKeys(),
                Optional.of(URI.create("smtp://127.0.0.1:" + post.getSmtp().getPort())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FirstAdministrator("alice@harbourline.example", "a lamp in the window")),
                Optional.empty(),
                plain.trustedProxies(),
                plain.allowPrivate());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    /** Nobody has set anything up. */
    private String firstSender() {
        Integrations integrations = node.bean(Integrations.class);
        Integration prometheus = integrations.all().stream()
                .filter(one -> one.kind().equals("alertmanager"))
                .findFirst()
                .orElseThrow();
        return integrations.key(prometheus.id(), Viewer.system());
    }

    // What the sink answers of itself is no metric, so that Prometheus holds its target for down until now.
    private void lampBurns() {
        for (int scrape = 0; scrape < 200; scrape++) {
            lamp.answers(200, "lamp_lit 1\n", "Content-Type", "text/plain; version=0.0.4");
        }
    }

    private Page page() {
        return node.bean(Pages.class).lastOf(new Subject("ticket", "1001")).orElseThrow();
    }

    private String link(String mail) {
        return found("http://127\\.0\\.0\\.1:\\d+(/page/[\\w-]+)", mail);
    }

    private static String action(String form) {
        return found("action=\"([^\"]+/acknowledgement)\"", form);
    }

    private static String proof(String form) {
        return found("name=\"proof\" value=\"([^\"]+)\"", form);
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private static String found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow(() -> new AssertionError(pattern + " is not in " + text));
    }

    private static String authority(String url) {
        return URI.create(url).getAuthority();
    }
}
