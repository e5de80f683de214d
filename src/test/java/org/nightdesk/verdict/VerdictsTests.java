package org.nightdesk.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class VerdictsTests {

    private static final Pattern LINK = Pattern.compile("http://[^\"\\\\\\s]*(/page/[\\w-]+)");

    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Person dora = cast.staff("Dora", Role.RESPONDER, "Europe/Dublin");
    private final String service = "Lamps " + UUID.randomUUID();
    private final String monitor = "Lamp watch " + UUID.randomUUID();
    private final String path = "/" + UUID.randomUUID();
    private final Policy policy = policy();

    @AfterAll
    static void close() {
        sink.close();
        node.close();
    }

    @Test
    void isSaidWithOneTapOnThePhoneByWhoWasPagedOnly() {
        PageId page = answered(Actor.integration(7, monitor));
        String link = link();
        String html = cast.nobody().get(link).body();
        assertThat(html).contains("Was it worth waking you?", "Could wait");
        String proof = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();

        cast.nobody().post(link + "/worth", "proof", "forged", "worth", "noise");
        assertThat(node.bean(Verdicts.class).of(page, bob.id())).isEmpty();
        cast.nobody().post(link + "/worth", "proof", proof, "worth", "noise");

        assertThat(node.bean(Verdicts.class).of(page, bob.id())).hasValue(Worth.NOISE);
        assertThat(cast.nobody().get(link).body()).contains("You said: Noise");
        assertThat(cast.browser(dora)
                        .post("/pages/" + page.text() + "/worth", "worth", "yes")
                        .statusCode())
                .as("Dora slept")
                .isEqualTo(404);
        assertThat(cast.browser(dora).get("/pages/" + page.text()).body())
                .contains("Bob was asked whether it was worth it", "Noise.");
    }

    @Test
    void sumsSayWhatPagedAndProposeNeverWho() {
        for (int night = 0; night < 3; night++) {
            node.bean(Verdicts.class).give(answered(Actor.integration(7, monitor)), bob, Worth.COULD_WAIT, node.now());
        }
        node.bean(Verdicts.class).give(answered(dora.actor()), bob, Worth.YES, node.now());

        String html = cast.browser(dora).get("/pages/worth").body();
        assertThat(html).contains(monitor, service, "It could mostly wait").doesNotContain("Bob", "/people/");
        assertThat(Json.of(node, cast.token(Role.RESPONDER))
                        .get("/api/v1/verdicts")
                        .json()
                        .valueStream()
                        .filter(sum -> sum.get("name").asString().equals(service)))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.get("couldWait").intValue()).isEqualTo(3);
                    assertThat(sum.get("yes").intValue()).isEqualTo(1);
                });
    }

    @Test
    void theRuleOfTheSenderIsJudgedByItsName() throws Exception {
        String rule = "DiskFull" + UUID.randomUUID().toString().substring(0, 8);
        PageId page = fired(rule);
        node.bean(Verdicts.class).give(page, bob, Worth.NOISE, node.now());

        assertThat(node.bean(Verdicts.class).byRule(node.now()).stream()
                        .filter(sum -> sum.name().equals(rule)))
                .singleElement()
                .satisfies(sum -> assertThat(sum.noise()).isEqualTo(1));
        assertThat(cast.browser(dora).get("/pages/worth").body()).contains("By rule of the sender", rule);
    }

    private PageId fired(String rule) throws Exception {
        ServiceDraft draft = new ServiceDraft(
                Optional.empty(),
                service,
                "",
                2,
                Optional.empty(),
                OptionalLong.of(policy.id().value()),
                List.of());
        Service lamps = node.bean(Services.class).create(draft, Viewer.system(), node.now());
        Integrations integrations = node.bean(Integrations.class);
        Integration watch = integrations.create(
                IntegrationDraft.of("alertmanager", monitor, lamps.id()), Viewer.system(), node.now());
        String key = integrations.key(watch.id(), Viewer.system());
        try (HttpClient prometheus = HttpClient.newHttpClient()) {
            HttpRequest alert = HttpRequest.newBuilder(URI.create(node.url("/alertmanager/" + key + "/api/v2/alerts")))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("[{\"labels\": {\"alertname\": \"" + rule + "\"}}]"))
                    .build();
            assertThat(prometheus.send(alert, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
        node.runDue();
        Ticket ticket = node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
        return node.bean(Pages.class)
                .lastOf(ticket.id().subject())
                .orElseThrow()
                .id();
    }

    @Test
    void theProofLeavesAsAFile() {
        PageId page = answered(Actor.integration(7, "=cmd|calc"));
        Browser browser = cast.browser(dora);
        assertThat(browser.get("/pages/" + page.text() + "/proof.csv").body().lines())
                .anySatisfy(line -> assertThat(line).contains(",begun,'=cmd|calc,"))
                .anySatisfy(line -> assertThat(line).contains(",page,Bob,webhook,", ",answered,"));
        assertThat(browser.get("/pages/" + page.text() + "/proof.json").body())
                .contains("\"decisions\"", "\"messages\"", "\"mayBeRepeat\" : false")
                .doesNotContain(path);
        assertThat(cast.browser(cast.charlie())
                        .get("/pages/" + page.text() + "/proof.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @BrowserTest
    void looksRight() {
        for (int night = 0; night < 3; night++) {
            node.bean(Verdicts.class).give(answered(Actor.integration(7, monitor)), bob, Worth.NOISE, node.now());
        }
        try (Tab tab = Chromium.tab(node)) {
            tab.go(link());
            tab.shoot("worth-phone");
            tab.signIn(cast.browser(bob));
            tab.go("/pages/worth");
            tab.look("worth");
        }
    }

    private Policy policy() {
        node.bean(ContactMethods.class)
                .add(bob.id(), new NewContactMethod("webhook", sink.url(path), true), Viewer.system(), node.now());
        return node.bean(Policies.class)
                .create(
                        "Nights " + UUID.randomUUID(),
                        List.of(new Step(
                                List.of(new Target(Target.Kind.PERSON, bob.id().value())), 10)),
                        0,
                        Viewer.system(),
                        node.now());
    }

    private PageId answered(Actor by) {
        Subject subject = new Subject("lamp", UUID.randomUUID().toString());
        PageId id = node.bean(Pages.class)
                .begin(new Call(subject, Optional.of(policy.id()), "It is dark", "", 2, service), by, node.now());
        node.runDue();
        Page page = node.bean(Pages.class).page(id);
        node.bean(Pages.class)
                .acknowledge(
                        page.id(), bob.actor(), Optional.empty(), node.now().plus(Duration.ofSeconds(40)));
        return id;
    }

    private String link() {
        return LINK.matcher(sink.heard(path).getLast().body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
