package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real small service at five customers and in two environments is configured, rolled out, has drifted, is repaired, failed over and restored, through what
 * people and pipelines see of Nightdesk and nothing else; and somebody without Nightdesk verifies what was done.
 */
class WholeCareTests {

    private static final byte[] SCREENSHOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** Of its own: hours pass here. */
    private final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final Browser alice = cast.browser(cast.alice());
    private final Browser bob = cast.browser(cast.staff("Bob", Role.AGENT, "Europe/Dublin"));
    private final Browser carol = cast.browser(cast.staff("Carol", Role.AGENT, "Europe/Dublin"));
    private final Json api = Json.of(node, cast.token(Role.LEAD));
    private final String name = "Till " + UUID.randomUUID().toString().substring(0, 8);
    private final Service till =
            node.bean(Services.class).create(ServiceDraft.named(name, 2), Viewer.system(), node.now());
    private final List<Organisation> customers = Stream.of("Acme", "Bolt", "Crest", "Dune", "Elm")
            .map(cast::organisation)
            .toList();
    private final List<SmallService> live = services(5);
    private final List<SmallService> tried = services(2);
    private final List<Installation> production = installed(live, "production");
    private final List<Installation> staging = installed(tried, "staging");
    private final List<String> runs = new ArrayList<>();

    @TempDir
    private Path folder;

    private static List<SmallService> services(int count) {
        return Stream.generate(() -> SmallService.open()
                        .with("payment.limit", "200")
                        .with("version", "1.0")
                        .with("upstream", "primary"))
                .limit(count)
                .toList();
    }

    private List<Installation> installed(List<SmallService> each, String environment) {
        List<Installation> installed = new ArrayList<>();
        for (int number = 0; number < each.size(); number++) {
            installed.add(each.get(number).installed(node, customers.get(number), till, environment));
        }
        return installed;
    }

    @AfterEach
    void close() {
        Stream.concat(live.stream(), tried.stream()).forEach(SmallService::close);
        node.close();
    }

    @Test
    void isConfiguredRolledOutDriftsIsRepairedFailedOverAndRestored() throws Exception {
        isRegistered();
        isConfiguredAsACustomerAsked();
        isRolledOut();
        driftsAndIsRepaired();
        isFailedOver();
        isRestored();
        for (String run : runs) {
            assertThat(verified(evidence(run))).as(run).isTrue();
        }
        byte[] last = evidence(runs.getLast());
        for (int at = 3; at < last.length; at += last.length / 12) {
            byte[] changed = last.clone();
            changed[at] ^= 1;
            assertThat(verified(changed)).as("byte %d changed", at).isFalse();
        }
    }

    private void isRegistered() {
        String services = "/services/" + till.slug();
        assertThat(api.post(
                                "/api/v1" + services + "/settings",
                                "{'key': 'payment.limit', 'kind': 'number', 'least': '1', 'most': '1000'}")
                        .status())
                .isEqualTo(201);
        location(alice.post(
                services + "/setting-sources",
                "kind",
                "sql",
                "endpoint",
                "database",
                "every",
                "5",
                "ask",
                "select key, value from setting where key = 'payment.limit'"));
        node.runDue();
        Stream.concat(production.stream(), staging.stream())
                .forEach(one -> location(alice.post(one.id().path() + "/configuration/acceptance")));
    }

    private void isConfiguredAsACustomerAsked() {
        String playbook = published(CarePlaybooks.LIMIT);
        Installation acme = production.getFirst();
        Person charlie = cast.contact("Charlie", customers.getFirst());
        String form = bob.get(
                        "/configuration-requests/new?installation=" + acme.id().text())
                .body();
        String ticket = location(bob.post(
                "/configuration-requests",
                "installation",
                acme.id().text(),
                "requester",
                charlie.email(),
                "why",
                "Christmas is near.",
                "set.payment.limit",
                "250",
                "was.payment.limit",
                found(form, "name=\"was.payment.limit\" value=\"([^\"]*)\"")));
        String path = found(bob.get(ticket).body(), "action=\"(/configuration-requests/[0-9]+/plan)\"");

        carriedOut(location(bob.post(path, "playbook", playbook)));

        assertThat(live.getFirst().rows("key = 'payment.limit' and value = '250'"))
                .isEqualTo(1);
        assertThat(live.getFirst().running("payment.limit")).isEqualTo("250");
        assertThat(live.get(1).running("payment.limit")).isEqualTo("200");
        assertThat(alice.get(acme.id().path() + "/configuration").body()).contains("250");
        assertThat(bob.get(ticket).body()).contains("Set the payment limit");
    }

    private void isRolledOut() {
        String playbook = published(CarePlaybooks.ROLL_OUT);
        Answer integration = api.post(
                "/api/v1/integrations",
                "{'kind': 'deployment', 'name': 'Pipeline', 'service': '%s'}"
                        .formatted(till.id().text()));
        String hook = "/in/deployment/" + integration.text("/key");
        told(hook, "9", "staging", "succeeded");
        carriedOut(location(bob.post("/playbooks/" + playbook + "/plan", fields(staging, "p-version", "2.0"))));
        told(hook, "10", "production", "started");

        String run = carriedOut(
                location(bob.post("/playbooks/" + playbook + "/plan", fields(production, "p-version", "2.0"))));
        told(hook, "10", "production", "succeeded");

        Stream.concat(live.stream(), tried.stream())
                .forEach(one -> assertThat(one.running("version")).isEqualTo("2.0"));
        assertThat(bob.get(run).body()).contains("5 of 5 targets are verified");
        assertThat(api.get("/api/v1/deployments/board").toString())
                .contains("\"2.0\"", till.id().text());
        assertThat(bob.get("/deployments").body()).contains(name, "2.0");
    }

    private static void told(Json outside, String hook, String body) {
        assertThat(outside.post(hook, body).status()).isEqualTo(202);
    }

    private void told(String hook, String number, String environment, String result) {
        told(
                Json.of(node),
                hook,
                "{'number': '%s', 'environment': '%s', 'version': '2.0', 'who': 'Dana', 'result': '%s'}"
                        .formatted(number, environment, result));
    }

    private void driftsAndIsRepaired() {
        SmallService crest = live.get(2);
        crest.with("payment.limit", "999");
        passes(Duration.ofMinutes(6));
        passes(Duration.ofHours(2));

        String drift = bob.get("/drift").body();
        assertThat(drift)
                .contains(
                        "payment.limit",
                        "is 999, should be 200",
                        production.get(2).name());
        Answer told = api.get("/api/v1/drift?environment=production");
        assertThat(told.text("/data/0/installation"))
                .isEqualTo(production.get(2).id().text());
        assertThat(Duration.between(Instant.parse(told.text("/data/0/unexplainedSince")), node.now()))
                .isGreaterThanOrEqualTo(Duration.ofHours(2));

        String setting = found(drift, "href=\"(/installations/[^\"]*/payment.limit)\"");
        String offer = found(bob.get(setting).body(), "href=\"(/playbooks/[^\"]*/plan[^\"]*)\"");
        assertThat(bob.get(offer.replace("&amp;", "&")).body()).contains("value=\"200\"", "is 999, should be 200");
        carriedOut(location(bob.post(
                offer.substring(0, offer.indexOf('?')),
                "p-where",
                production.get(2).id().text(),
                "p-payment_limit",
                "200",
                "reason",
                "It drifted.")));
        passes(Duration.ofMinutes(6));

        assertThat(crest.rows("key = 'payment.limit' and value = '200'")).isEqualTo(1);
        assertThat(bob.get("/drift").body()).contains("Nothing is unexplained.");
    }

    private void isFailedOver() {
        published(CarePlaybooks.FAIL_OVER);
        Answer opened = api.post(
                "/api/v1/tickets",
                "{'title': 'Tills are slow', 'service': '%s', 'customer': '%s'}"
                        .formatted(till.slug(), customers.getFirst().id().text()));
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        String ticket = "/tickets/" + opened.text("/id");
        String page = bob.get(ticket).body();
        String offer = Pattern.compile("href=\"(/playbooks/[^\"]*/now[^\"]*)\">Fail over")
                .matcher(page)
                .results()
                .findFirst()
                .map(one -> one.group(1).replace("&amp;", "&").replace("/now?", "/plan?"))
                .orElseThrow(() -> new AssertionError(page));
        assertThat(bob.get(offer).body()).contains("Tills are slow");
        List<String> more = List.of("p-to", "standby", "ticket", opened.text("/id"));
        String plan = location(
                bob.post(offer.substring(0, offer.indexOf('?')), fields(production, more.toArray(String[]::new))));

        approve(plan);
        assertThat(bob.post(plan + "/run").body()).contains("cannot be taken back");
        ended(location(bob.post(plan + "/run", "typed", "5 targets")));

        live.forEach(one -> assertThat(one.running("upstream")).isEqualTo("standby"));
        tried.forEach(one -> assertThat(one.running("upstream")).isEqualTo("primary"));
        assertThat(bob.get(ticket).body()).contains("Fail over " + name);
    }

    private void isRestored() {
        String playbook = published(CarePlaybooks.RESTORE);
        SmallService elm = live.get(4);
        elm.beat(node.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(elm.backedUp()).isTrue();
        for (int minute = 0; minute < 9; minute++) {
            node.clock().tick(Duration.ofMinutes(1));
            elm.beat(node.now().truncatedTo(ChronoUnit.SECONDS));
        }
        Answer planned = api.post(
                "/api/v1/recovery-drills",
                "{'service': '%s', 'kind': 'restore', 'scenario': 'The disk is gone.', 'rtoMinutes': 30, 'rpoMinutes': 15, 'plannedOn': '2026-11-30', 'leader': '%s'}"
                        .formatted(
                                till.id().text(),
                                cast.staff("Bob", Role.AGENT, "Europe/Dublin")
                                        .id()
                                        .text()));
        String drill = "/recovery-drills/" + planned.text("/id").substring("rec_".length());
        location(bob.post(drill + "/declaration"));
        passes(Duration.ofMinutes(12));

        String plan = location(bob.post(
                "/playbooks/" + playbook + "/plan",
                "p-where",
                production.get(4).id().text(),
                "reason",
                "A drill."));
        approve(plan);
        String run = location(bob.post(plan + "/run", "typed", production.get(4).name()));
        shows(run, SCREENSHOT);
        ended(run);

        assertThat(bob.get(run).body()).contains("newest = ", "order.png", "<img");
        assertThat(bob.get(drill).body()).contains("Brought back by");
        location(bob.post(
                drill + "/verification", "run", run.substring(run.lastIndexOf('/') + 1), "checked", "An order."));
        location(alice.post(drill + "/signature"));

        Answer measured = api.get("/api/v1/recovery-drills/" + planned.text("/id"));
        assertThat(measured.at("/lossSeconds").asInt()).isEqualTo(9 * 60);
        assertThat(measured.at("/recoverySeconds").asInt()).isBetween(12 * 60, 14 * 60);
        assertThat(measured.at("/objectivesKept").asBoolean()).isTrue();
        assertThat(bob.get(drill).body()).contains("From the newest record that was read back");
    }

    private void shows(String run, byte[] picture) {
        String page = waits(run, "type=\"file\"");
        String action = found(page, "action=\"(" + run + "/attempts/[0-9]+)\"");
        String field = "file-" + action.substring(action.lastIndexOf('/') + 1);
        byte[] none = "no picture".getBytes(StandardCharsets.UTF_8);
        assertThat(bob.upload(action, field, "order.png", none, "answer", "done")
                        .body())
                .contains("That is no picture");
        location(bob.upload(action, field, "order.png", picture, "answer", "done"));
    }

    private String published(String yaml) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("yaml", yaml.formatted(name)));
        Answer made = api.send("POST", "/api/v1/playbooks", body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.text("/id");
    }

    private static String[] fields(List<Installation> targets, String... more) {
        List<String> fields = new ArrayList<>(List.of(more));
        fields.addAll(List.of("reason", "It is time."));
        targets.forEach(one -> fields.addAll(List.of("p-where-" + one.id().text(), "on")));
        return fields.toArray(String[]::new);
    }

    private void approve(String plan) {
        String hash = found(carol.get(plan).body(), "name=\"sha256\" value=\"([0-9a-f]{64})\"");
        location(carol.post(plan + "/approval", "sha256", hash, "word", "Looked at."));
    }

    private String carriedOut(String plan) {
        approve(plan);
        return ended(location(bob.post(plan + "/run")));
    }

    private String ended(String run) {
        waits(run, "<b class=\"ok\">Done.</b>");
        runs.add(run);
        return run;
    }

    /** Until the run's page says that. */
    private String waits(String run, String sign) {
        String page = "";
        for (int look = 0; look < 20; look++) {
            passes(Duration.ofSeconds(5));
            page = bob.get(run).body();
            if (page.contains(sign)) {
                return page;
            }
        }
        throw new AssertionError(page);
    }

    private void passes(Duration time) {
        node.clock().tick(time);
        node.runDue();
    }

    private byte[] evidence(String run) {
        return bob.get(run + "/evidence.json").body().getBytes(StandardCharsets.UTF_8);
    }

    private boolean verified(byte[] evidence) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("evidence.json"), evidence);
        Process python = new ProcessBuilder("python3", "src/main/resources/evidence/verify.py", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isNotBlank().doesNotContain("Traceback");
        return python.waitFor() == 0;
    }

    private static String found(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
