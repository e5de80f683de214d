package org.nightdesk.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.auditor.FindingStore.Raised;
import org.nightdesk.engine.Checkup;
import org.nightdesk.engine.Engine;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.DriftingClock;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of its own: its rows are damaged on purpose, its engine stopped, its clock set wrong. */
class AuditorTests {

    private static final PostOffice post = new PostOffice();
    private static final FakeSink outside = FakeSink.open();
    private static final DriftingClock clock = new DriftingClock();
    private static final TestNode node = TestNode.with(settings(), clock);

    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Person bob = cast.bob();
    private final Auditor auditor = node.bean(Auditor.class);
    private final Auditing auditing = node.bean(Auditing.class);

    @BeforeEach
    void allIsWell() {
        clock.drift(Duration.ZERO);
        node.runDue();
        assertThat(auditor.look(node.now()).findings()).isEmpty();
    }

    @AfterAll
    static void close() {
        node.close();
        outside.close();
        post.close();
    }

    @Test
    void tellsSomebodyOutsideEachMinuteOnlyWhenAllIsWell() {
        String path = "/ping/" + UUID.randomUUID();
        auditing.deadMan(outside.url(path), cast.viewer(alice), node.now());
        lookIn(Duration.ofSeconds(70));
        lookIn(Duration.ofSeconds(75));
        assertThat(outside.heard(path)).as("once a minute").hasSize(1);
        assertThat(node.bean(AuditorScreens.class)
                        .of(cast.viewer(alice), org.nightdesk.web.Form.blank(), node.now())
                        .toString())
                .as("the address is a secret")
                .doesNotContain(path);

        PageId page = lostPage();
        lookIn(Duration.ofSeconds(140));
        assertThat(outside.heard(path)).as("silent while a page is lost").hasSize(1);

        over(page);
        lookIn(Duration.ofSeconds(150));
        assertThat(outside.heard(path)).hasSize(2);
        auditing.deadMan("", cast.viewer(alice), node.now());
    }

    @Test
    void anAddressOutsideMayBeWrongAndIsSaid() {
        assertThatThrownBy(() -> auditing.deadMan("moon", cast.viewer(alice), node.now()))
                .isInstanceOf(Refused.class);
        auditing.deadMan(outside.url("/gone"), cast.viewer(alice), node.now());
        outside.answers(404, "");
        lookIn(Duration.ofSeconds(300));

        assertThat(node.bean(AuditorCheckup.class).examine(node.now()))
                .extracting(Checkup.Finding::finding)
                .contains("Answered 404.");
        auditing.deadMan("", cast.viewer(alice), node.now());
    }

    @Test
    void aDueTimeThatIsGoneIsRaisedEverywhere() {
        PageId page = lostPage();

        assertThat(auditor.look(node.now()).findings())
                .extracting(Finding::key)
                .containsExactly("lost:" + page.value());
        assertThat(cast.browser(bob).get("/").body()).contains("has no next step");
        assertThat(cast.browser(bob).get("/pages/" + page.text()).body()).contains("has no next step");
        assertThat(cast.nobody().get("/health/ready").body()).contains("The auditor has raised 1.");
        assertThat(cast.nobody().get("/metrics").body()).contains("nightdesk_auditor_findings 1.0");
        assertThat(node.bean(AuditorCheckup.class).examine(node.now()))
                .anySatisfy(line -> assertThat(line.level()).isEqualTo(Checkup.Level.BROKEN));
        assertThat(post.of(alice.email(), "auditor"))
                .as("mailed once, and not to Bob")
                .hasSize(1);
        assertThat(post.of(bob.email())).isEmpty();

        lookIn(Duration.ofSeconds(10));
        assertThat(post.of(alice.email(), "auditor")).hasSize(1);
        lookIn(Duration.ofMinutes(61));
        assertThat(post.of(alice.email(), "auditor")).as("again after an hour").hasSize(2);

        over(page);
        assertThat(auditor.look(node.now()).findings()).isEmpty();
        assertThat(cast.browser(bob).get("/").body()).doesNotContain("has no next step");
        assertThat(auditing.history())
                .filteredOn(entry -> entry.entry().facts().containsValue("lost:" + page.value()))
                .extracting(entry -> entry.entry().verb())
                .containsExactly("raised", "cleared");
    }

    @Test
    void theDatabaseItselfRefusesAPageWithoutANextStep() {
        TestNode other = TestNode.shared();
        PageId id = page(other, Optional.empty());
        assertThatThrownBy(() -> other.bean(JdbcClient.class)
                        .sql("update paging.page set due_at = null where id = :id")
                        .param("id", id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        over(other, id);
    }

    @Test
    void anAcknowledgementThatNeverEndsIsRaised() {
        PageId page = page(node, Optional.of(alice));
        Pages pages = node.bean(Pages.class);
        pages.acknowledge(page, alice.actor(), Optional.of(node.now().plusSeconds(600)), node.now());
        assertThat(auditor.look(node.now()).findings())
                .as("taken: a reason to wait")
                .isEmpty();

        due(page, node.now().plus(Duration.ofDays(9)));
        assertThat(lookIn(Duration.ofSeconds(660)).findings())
                .extracting(Finding::key)
                .contains("forgotten:" + page.value());
        over(page);
    }

    @Test
    void anEngineThatStandsStillIsRaisedWithinAMinute() {
        PageId page = page(node, Optional.of(alice));
        Instant begun = node.now();
        assertThat(auditor.look(begun).findings()).isEmpty();

        Instant later = begun.plusSeconds(55);
        assertThat(auditor.look(later).findings())
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("the whole engine has stood still"))
                .anyMatch(what -> what.contains("should have called its next step, and has not."));

        over(page);
        node.runDue();
        assertThat(auditor.look(node.now()).findings()).isEmpty();
    }

    @Test
    void theThreadsOfAnEngineThatRunsAreHeardAndMissed() {
        try (TestNode live = TestNode.with(TestNode.settings(TestPostgres.migratedDatabase()), clock)) {
            Engine engine = live.bean(Engine.class);
            Auditor its = live.bean(Auditor.class);
            engine.start();
            assertThat(its.look(live.now()).findings()).isEmpty();
            engine.stop();

            assertThat(its.look(live.now().plusSeconds(50)).findings())
                    .extracting(Finding::what)
                    .anyMatch(what -> what.contains("the whole engine has stood still"));
        }
    }

    @Test
    void aClockThatIsWrongIsRaised() {
        clock.drift(Duration.ofSeconds(20));
        node.runDue();

        assertThat(auditor.look(node.now()).findings())
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .contains("s ahead of the database's");
        assertThat(node.bean(Findings.class).all())
                .extracting(Raised::remedy)
                .containsExactly("Synchronise both with NTP.");
        clock.drift(Duration.ZERO);
        node.runDue();
        assertThat(auditor.look(node.now()).findings()).isEmpty();
    }

    @BrowserTest
    void itIsNotSwitchedOffUnseen() {
        Browser admin = cast.browser(alice);
        assertThat(admin.post("/auditor/off", "reason", " ").statusCode()).isEqualTo(422);
        assertThat(cast.browser(bob).post("/auditor/off", "reason", "quiet").statusCode())
                .isEqualTo(404);
        admin.post("/auditor/off", "reason", "we move house");
        PageId page = lostPage();

        assertThat(auditor.look(node.now()).watching()).isFalse();
        assertThat(cast.browser(bob).get("/").body()).contains("switched off by Alice", "we move house");
        assertThat(cast.nobody().get("/health/ready").body()).contains("The auditor is switched off.");
        assertThat(node.bean(AuditorCheckup.class).examine(node.now()))
                .anySatisfy(line -> assertThat(line.finding()).contains("Switched off by Alice"));
        assertThat(post.of(alice.email(), "auditor")).hasSize(1);
        try (Tab tab = Chromium.tab(node).signIn(admin)) {
            tab.go("/auditor");
            tab.look("auditor-off");
            tab.go("/");
            tab.shoot("auditor-home");
        }
        Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
        assertThat(json.get("/api/v1/auditor").at("/watching").booleanValue()).isFalse();
        json.patch("/api/v1/auditor", "{'watching': true}");
        node.runDue();
        assertThat(auditor.look(node.now()).findings()).hasSize(1);
        try (Tab tab = Chromium.tab(node).signIn(admin)) {
            tab.go("/auditor");
            tab.shoot("auditor");
        }
        over(page);
        assertThat(auditing.history())
                .extracting(entry -> entry.entry().verb())
                .contains("switched-off", "switched-on");
    }

    /** The node goes on until then, by a clock that is right. */
    private Auditor.Look lookIn(Duration later) {
        clock.drift(later);
        node.runDue();
        clock.drift(Duration.ZERO);
        return auditor.look(node.now().plus(later));
    }

    private PageId lostPage() {
        PageId page = page(node, Optional.of(alice));
        due(page, null);
        return page;
    }

    private static void due(PageId page, @org.jspecify.annotations.Nullable Instant due) {
        node.bean(JdbcClient.class)
                .sql("update paging.page set due_at = :due::timestamptz where id = :id")
                .param("due", due == null ? null : due.toString())
                .param("id", page.value())
                .update();
    }

    private static void over(PageId id) {
        over(node, id);
    }

    private static void over(TestNode node, PageId id) {
        Page page = node.bean(Pages.class).page(id);
        node.bean(Pages.class).stop(page.subject(), Actor.system(), "over", node.now());
        node.runDue();
    }

    private static PageId page(TestNode node, Optional<Person> person) {
        var policy = person.map(one -> node.bean(Policies.class)
                .create(
                        "Nights " + UUID.randomUUID(),
                        List.of(new Step(
                                List.of(new Target(Target.Kind.PERSON, one.id().value())), 10)),
                        0,
                        Viewer.system(),
                        node.now()));
        return node.bean(Pages.class)
                .begin(
                        new Call(
                                new Subject("lamp", UUID.randomUUID().toString()),
                                policy.map(one -> one.id()),
                                "It is dark",
                                "",
                                2,
                                "Lamps"),
                        Actor.system(),
                        node.now());
    }

    private static Settings settings() {
        var database = TestPostgres.migratedDatabase();
        Settings plain = TestNode.settings(database);
        return new Settings(
                plain.port(),
                plain.data(),
                plain.baseUrl(),
                plain.database(),
                plain.secretKeys(),
                Optional.of(URI.create(post.address().toString())),
                plain.smtpListen(),
                plain.tls(),
                plain.metricsToken(),
                plain.firstAdministrator(),
                plain.firstToken(),
                plain.trustedProxies(),
                plain.allowPrivate());
    }

    static {
        TestPostgres.execute(node.database(), "alter table paging.page drop constraint page_check2");
    }
}
