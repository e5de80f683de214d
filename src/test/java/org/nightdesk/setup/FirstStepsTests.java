package org.nightdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Target;
import org.nightdesk.login.Housewarming;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.FirstAdministrator;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** An installation whose settings named the first administrator, and nothing else. */
class FirstStepsTests {

    private static final GreenMail post = postOffice();
    private static final TestNode node = TestNode.with(settings());

    private final Cast cast = Cast.of(node);
    private final Person first =
            node.bean(People.class).findByEmail("aoife@harbourline.example").orElseThrow();
    private final Browser aoife = cast.browser(first);

    @AfterAll
    static void morning() {
        node.close();
        post.stop();
    }

    @Test
    void whatNobodyOwnsPagesTheFirstAdministrator() {
        Policy policy = node.bean(Policies.class)
                .policy(new PolicyId(
                        node.bean(Services.class).catchAll().policy().orElseThrow()));
        assertThat(policy.steps())
                .allSatisfy(step -> assertThat(step.targets())
                        .containsExactly(
                                new Target(Target.Kind.PERSON, first.id().value())));
        List<Integration> senders = node.bean(Integrations.class).all();
        assertThat(senders).extracting(Integration::kind).containsExactly("alertmanager", "generic");

        int before = post.getReceivedMessages().length;
        String key = node.bean(Integrations.class).key(senders.getLast().id(), Viewer.system());
        Json.of(node).post("/in/generic/" + key, "{'summary': 'The backup did not run', 'severity': 'critical'}");
        node.runDue();

        assertThat(post.getReceivedMessages()).hasSize(before + 1);
        assertThat(aoife.get("/first-steps").body()).contains("Last signal", "Open INC-");
    }

    @Test
    void preparesNothingTwice() {
        int policies = node.bean(Policies.class).all().size();
        node.bean(Housewarming.class).prepare(first, node.now());

        assertThat(node.bean(Policies.class).all()).hasSize(policies);
        assertThat(node.bean(Integrations.class).all()).hasSize(2);
    }

    @Test
    void aTestPageThatArrivesProvesTheAddress() throws Exception {
        int before = post.getReceivedMessages().length;
        aoife.post("/first-steps/test-page");
        node.runDue();
        assertThat(post.getReceivedMessages()).hasSize(before + 1);
        assertThat(post.getReceivedMessages()[before].getSubject()).contains("This is a test page. Nothing is wrong.");
        assertThat(aoife.get("/first-steps").body()).contains("Did it reach you?", "By mail at");

        aoife.post("/first-steps/test-page/received");
        node.runDue();
        assertThat(newest().state()).isInstanceOf(PageState.Stopped.class);
        assertThat(node.bean(People.class).contactMethods(first.id()))
                .filteredOn(method -> method.kind().equals("email"))
                .allMatch(ContactMethod::verified);
        assertThat(post.getReceivedMessages()).as("no all clear to oneself").hasSize(before + 1);
        assertThat(aoife.get("/first-steps").body()).contains("A test page has reached you");
    }

    @Test
    void aTestPageThatDoesNotArriveSaysWhatToLookAt() {
        aoife.post("/first-steps/test-page");
        node.runDue();
        aoife.post("/first-steps/test-page/missed");

        assertThat(newest().state()).isInstanceOf(PageState.Stopped.class);
        assertThat(aoife.get("/first-steps").body())
                .contains(
                        "The test page did not reach you.",
                        "The mail server took it at",
                        "Look where your mail keeps junk");
    }

    @Test
    void aTestPageThatNobodyMindsEndsByItself() {
        aoife.post("/first-steps/test-page");
        node.runDue();
        node.clock().tick(Trials.LASTS);
        node.runDue();
        node.clock().tick(Duration.ofHours(2));
        node.runDue();

        assertThat(newest().state()).isInstanceOf(PageState.Stopped.class);
        assertThat(aoife.get("/first-steps").body()).contains("The last test was called off");
    }

    @Test
    void aSecondTestEndsTheFirst() {
        aoife.post("/first-steps/test-page");
        Page before = newest();
        aoife.post("/first-steps/test-page");

        assertThat(node.bean(Pages.class).page(before.id()).state()).isInstanceOf(PageState.Stopped.class);
        assertThat(newest().id()).isNotEqualTo(before.id());
        aoife.post("/first-steps/test-page/missed");
    }

    @Test
    void homeRemindsWhoeverAloneIsWokenUntilItIsTried() {
        Person alice = cast.alice();
        assertThat(cast.browser(alice).get("/").body()).doesNotContain("Let us page you once");
        try (TestNode fresh = TestNode.with(settings())) {
            Person lone = fresh.bean(People.class)
                    .findByEmail("aoife@harbourline.example")
                    .orElseThrow();
            Browser home = Cast.of(fresh).browser(lone);
            assertThat(home.get("/").body()).contains("Let us page you once");
            home.post("/first-steps/test-page");
            fresh.runDue();
            home.post("/first-steps/test-page/received");
            assertThat(home.get("/").body()).doesNotContain("Let us page you once");
        }
    }

    @Test
    void aWayThatCannotWorkIsRefusedAndKept() {
        var refused = aoife.post("/first-steps/ways", "address", "not an address");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"not an address\"", "aria-invalid=\"true\"");

        try (FakeSink ntfy = FakeSink.open()) {
            aoife.post("/first-steps/ways", "address", ntfy.url("/nightdesk-7Qm2"));
            assertThat(aoife.get("/first-steps").body())
                    .contains("/nightdesk-7Qm2", "push, <span class=\"soon\">not tried yet");
        }
        ContactMethod push = node.bean(People.class).contactMethods(first.id()).getLast();
        aoife.post("/profile/contact-methods/" + push.id() + "/removal");
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(cast.browser(cast.bob()).get("/first-steps").statusCode()).isEqualTo(404);
        assertThat(cast.browser(cast.staff("Lead", Role.LEAD, "UTC")).get("/").body())
                .doesNotContain("/first-steps");
        assertThat(aoife.get("/").body()).contains("/first-steps");
    }

    private Page newest() {
        return node.bean(Pages.class).newest(Long.MAX_VALUE, 50).stream()
                .filter(page -> page.subject().kind().equals("trial"))
                .findFirst()
                .orElseThrow();
    }

    private static GreenMail postOffice() {
        GreenMail office = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        office.start();
        return office;
    }

    private static Settings settings() {
        Settings plain = TestNode.settings(TestPostgres.migratedDatabase());
        return new Settings(
                plain.port(),
                plain.data(),
                plain.baseUrl(),
                plain.database(),
                plain.secretKeys(),
                Optional.of(URI.create("smtp://127.0.0.1:" + post.getSmtp().getPort())),
                plain.smtpListen(),
                plain.tls(),
                plain.metricsToken(),
                Optional.of(new FirstAdministrator("aoife@harbourline.example", "a lamp in the window")),
                plain.firstToken(),
                plain.trustedProxies(),
                plain.allowPrivate());
    }
}
