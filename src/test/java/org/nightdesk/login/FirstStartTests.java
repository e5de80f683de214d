package org.nightdesk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.People;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.FirstAdministrator;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

class FirstStartTests {

    @Test
    void makesTheFirstAdministratorByALinkThatWorksOnce() {
        try (TestNode node = TestNode.fresh()) {
            FirstStart first = node.bean(FirstStart.class);
            String path = path(first.setUpLink(node.now()).orElseThrow());
            Browser alice = Cast.of(node).nobody();
            assertThat(alice.get(path).body()).contains("You are the first here");

            var refused = alice.post(
                    path,
                    "name",
                    "Alice",
                    "email",
                    "alice@example.org",
                    "password",
                    "short",
                    "timeZone",
                    "Europe/Dublin");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("alice@example.org", "Use 12 to 200 characters");
            assertThat(node.bean(People.class).isEmpty()).isTrue();

            var made = alice.post(
                    path,
                    "name",
                    "Alice",
                    "email",
                    "alice@example.org",
                    "password",
                    "a lamp in the window",
                    "timeZone",
                    "Europe/Dublin");
            assertThat(made.statusCode()).isEqualTo(303);
            assertThat(alice.get("/tokens").statusCode()).isEqualTo(200);
            assertThat(node.bean(People.class)
                            .findByEmail("alice@example.org")
                            .orElseThrow()
                            .role())
                    .isEqualTo(Role.ADMINISTRATOR);

            assertThat(Cast.of(node).nobody().get(path).statusCode()).isEqualTo(404);
            assertThat(first.setUpLink(node.now())).isEmpty();
        }
    }

    @Test
    void forgetsTheSetUpLinkAfterADay() {
        try (TestNode node = TestNode.fresh()) {
            String path = path(node.bean(FirstStart.class).setUpLink(node.now()).orElseThrow());
            node.clock().tick(Duration.ofDays(1));

            assertThat(Cast.of(node).nobody().get(path).statusCode()).isEqualTo(404);
            assertThat(Cast.of(node).nobody().get("/setup/anything").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void makesWhatTheSettingsSayAtTheFirstStartOnly() {
        Settings plain = TestNode.settings(TestPostgres.migratedDatabase());
        try (TestNode node = TestNode.with(settings(plain, "first@example.org", "first-token-value"))) {
            assertThat(Json.of(node, "first-token-value").get("/api/v1/tokens").status())
                    .isEqualTo(200);
            Browser browser = Cast.of(node).nobody();
            browser.get("/login");
            assertThat(browser.post("/login", "email", "first@example.org", "password", "geheim")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(node.bean(FirstStart.class).setUpLink(node.now())).isEmpty();
        }
        try (TestNode node = TestNode.with(settings(plain, "second@example.org", "second-token-value"))) {
            assertThat(Json.of(node, "second-token-value").get("/api/v1/tokens").status())
                    .isEqualTo(401);
            assertThat(node.bean(People.class).findByEmail("second@example.org"))
                    .isEmpty();
        }
    }

    private static Settings settings(Settings plain, String email, String token) {
        return new Settings(
                plain.port(),
                plain.data(),
                plain.baseUrl(),
                plain.database(),
                plain.secretKeys(),
                plain.smtp(),
                plain.smtpListen(),
                plain.tls(),
                plain.metricsToken(),
                Optional.of(new FirstAdministrator(email, "geheim")),
                Optional.of(token),
                plain.trustedProxies(),
                plain.allowPrivate());
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/setup/"));
    }
}
