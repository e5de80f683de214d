package org.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Policies as people read, change and rehearse them. */
class PoliciesTests {

    private static final TestNode node = TestNode.shared();

    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Person bob = cast.bob();
    private final String name = "Payments " + UUID.randomUUID();

    @Test
    void aPolicyReadsAsASentence() {
        Target person = new Target(Target.Kind.PERSON, 1);
        Target schedule = new Target(Target.Kind.SCHEDULE, 2);
        Target team = new Target(Target.Kind.TEAM, 3);
        Map<Target, String> names = Map.of(person, "Bob", schedule, "First line", team, "Payments");
        Policy policy = new Policy(
                new PolicyId(1),
                "Nights",
                List.of(new Step(List.of(person, schedule), 10), new Step(List.of(team), 90)),
                2,
                1);

        assertThat(PolicyWords.sentence(policy, names))
                .isEqualTo(
                        "Calls Bob and whoever is on call by First line. After 10 min, all of Payments. After 1 h 30,"
                                + " 2 times more from the beginning; then everyone who keeps this installation.");
    }

    @Test
    void aLeadMakesOneAndSeesWhoWouldBeCalled() {
        TeamId team = cast.team("Payments", alice);
        Browser lead = cast.browser(alice);
        HttpResponse<String> created = lead.post(
                "/policies",
                "name",
                name,
                "repeat",
                "1",
                "step-0-target-0",
                bob.id().text(),
                "step-0-wait",
                "10",
                "step-1-target-0",
                team.text(),
                "step-1-wait",
                "5",
                "deed",
                "save");

        assertThat(created.statusCode()).isEqualTo(303);
        String html =
                lead.get(created.headers().firstValue("Location").orElseThrow()).body();
        assertThat(html).contains("Calls Bob. After 10 min, all of Payments").contains("<b>Bob</b>", "<b>Alice</b>");
        assertThat(lead.get("/policies").body()).contains(name);
    }

    @Test
    void aNewOneLeadsOnToTheServiceThatIsToPageByIt() {
        Browser lead = cast.browser(alice);
        Services services = node.bean(Services.class);
        Policies policies = node.bean(Policies.class);
        Viewer by = Viewer.system();
        Service service = services.create(ServiceDraft.named(name, 2), by, node.now());
        List<Step> bobs =
                List.of(new Step(List.of(new Target(Target.Kind.PERSON, bob.id().value())), 5));
        Policy old = policies.create(name + " old", bobs, 0, by, node.now());
        Policy fresh = policies.create(name + " new", bobs, 0, by, node.now());
        services.pageBy(service.id(), old.id().value(), by, node.now());

        String path = "/policies/" + fresh.id().text();
        assertThat(lead.get(path).body()).contains("No service uses it yet");
        HttpResponse<String> used = lead.post(path + "/services", "service", service.slug());
        assertThat(used.statusCode()).isEqualTo(303);
        assertThat(lead.get(path).body()).contains("For " + name);
        assertThat(cast.browser(cast.bob())
                        .post(path + "/services", "service", service.slug())
                        .statusCode())
                .isEqualTo(404);
        lead.post("/policies/" + old.id().text() + "/services?service=" + service.slug());
        assertThat(services.service(service.id()).policy()).hasValue(old.id().value());
        assertThat(lead.get("/policies/new?call=" + bob.id().text()).body())
                .contains("<option value=\"" + bob.id().text() + "\" selected>");
    }

    @Test
    void stepsAreAddedAndRemovedWithoutScript() {
        Browser lead = cast.browser(alice);
        String two = lead.post("/policies", "name", name, "repeat", "0", "step-0-wait", "10", "deed", "add")
                .body();
        assertThat(two).contains("name=\"step-1-wait\"", name).doesNotContain("step-2-wait");

        String one = lead.post(
                        "/policies",
                        "name",
                        name,
                        "repeat",
                        "0",
                        "step-0-wait",
                        "10",
                        "step-1-wait",
                        "15",
                        "deed",
                        "remove-0")
                .body();
        assertThat(one).contains("name=\"step-0-wait\" value=\"15\"").doesNotContain("step-1-wait");
    }

    @Test
    void whatCannotWorkIsSaidBesideItAndKept() {
        HttpResponse<String> refused = cast.browser(alice)
                .post(
                        "/policies",
                        "name",
                        "",
                        "repeat",
                        "99",
                        "step-0-target-0",
                        "per_999999",
                        "step-0-wait",
                        "ten",
                        "deed",
                        "save");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Write the minutes as a number", "value=\"ten\"");
    }

    @Test
    void whatIsNoTimeToLookAtIsSaidAndKept() {
        String path = "/policies/"
                + node.bean(Policies.class)
                        .create(
                                name,
                                List.of(new Step(
                                        List.of(new Target(
                                                Target.Kind.PERSON, bob.id().value())),
                                        5)),
                                0,
                                Viewer.system(),
                                node.now())
                        .id()
                        .text();
        HttpResponse<String> nonsense = cast.browser(alice).get(path + "?at=tomorrow&priority=P2");
        assertThat(nonsense.statusCode()).isEqualTo(422);
        assertThat(nonsense.body())
                .contains("“tomorrow” is no time.", "value=\"tomorrow\"", "<option selected>P2</option>")
                .doesNotContain("step 1");

        assertThat(cast.browser(alice).get(path + "?at=2999-01-01T00:00").body())
                .contains("within a year from now");
        assertThat(cast.browser(alice).get(path + "?priority=P9").body())
                .contains("is not a priority. Write P1 to P5.");
        assertThat(cast.browser(alice).get(path + "?at=").body()).contains("step 1");
    }

    @Test
    void onlyLeadsChangeThem() {
        assertThat(cast.browser(bob).get("/policies/new").statusCode()).isEqualTo(404);
        assertThat(cast.browser(bob).post("/policies", "name", name).statusCode())
                .isEqualTo(404);
        Json json = Json.of(node, cast.token(Role.AGENT));
        assertThat(json.post("/api/v1/escalation-policies", "{}").status()).isEqualTo(404);
        assertThat(json.get("/api/v1/escalation-policies").status()).isEqualTo(200);
    }

    @Test
    void programsAreToldWhichTargetIsWrong() {
        Json json = Json.of(node, cast.token(Role.LEAD));
        String body =
                "{'name': '%s', 'repeat': 1, 'steps': [{'targets': [{'kind': '%s', 'id': '%s'}], 'waitMinutes': 5}]}";

        Answer unknown = json.post("/api/v1/escalation-policies", body.formatted(name, "person", "per_999999"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.toString()).contains("steps[0].targets[0].id");
        assertThat(json.post("/api/v1/escalation-policies", body.formatted(name, "team", "per_1"))
                        .toString())
                .contains("is not the id of a team");
        assertThat(json.post("/api/v1/escalation-policies", body.formatted(name, "moon", "per_1"))
                        .toString())
                .contains("steps[0].targets[0].kind");

        Answer created = json.post(
                "/api/v1/escalation-policies",
                body.formatted(name, "person", bob.id().text()));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/steps/0/targets/0/id")).isEqualTo(bob.id().text());
        assertThat(json.post(
                                "/api/v1/escalation-policies",
                                body.formatted(name, "person", bob.id().text()))
                        .status())
                .as("a name is taken once")
                .isEqualTo(422);
        Answer changed = json.patch(created.header("Location"), "{'repeat': 3}");
        assertThat(changed.at("/repeat").intValue()).isEqualTo(3);
        assertThat(changed.at("/steps")).hasSize(1);
    }

    @BrowserTest
    void looksRight() {
        Step first = new Step(List.of(new Target(Target.Kind.PERSON, bob.id().value())), 10);
        Step second = new Step(
                List.of(new Target(Target.Kind.TEAM, cast.team("Nobody's").value())), 5);
        Policy policy =
                node.bean(Policies.class).create(name, List.of(first, second, first), 1, Viewer.system(), node.now());
        Policy limited = node.bean(Policies.class)
                .create(
                        name + " by day",
                        List.of(
                                new Step(
                                        first.targets(),
                                        10,
                                        Step.Order.ONE_AFTER_THE_OTHER,
                                        2,
                                        Optional.of(new Window(
                                                EnumSet.allOf(DayOfWeek.class),
                                                LocalTime.of(1, 0),
                                                LocalTime.of(2, 0),
                                                ZoneId.of("Europe/Dublin"))),
                                        2,
                                        false,
                                        List.of()),
                                first),
                        1,
                        Viewer.system(),
                        node.now());
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice));
            tab.go("/policies/" + limited.id().text());
            tab.shoot("policy-limited");
            tab.go("/policies");
            tab.look("policies");
            tab.go("/policies/" + policy.id().text());
            tab.look("policy");
            tab.go("/policies/new");
            tab.look("policy-new");
        }
    }
}
