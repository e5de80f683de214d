package org.nightdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

/** Read as an Alertmanager is read: by its published API (api/v2/openapi.yaml), and by amtool itself. */
@OnOldestToo
class AmtoolTests {

    private static final TestNode node = TestNode.shared();

    private final Json json = Json.of(node, Cast.of(node).token(Role.LEAD));
    private final String run = UUID.randomUUID().toString();
    private final Answer made =
            json.post("/api/v1/integrations", "{'kind': 'alertmanager', 'name': 'Reader %s'}".formatted(run));
    private final String base = "/alertmanager/" + made.text("/key");

    @BeforeEach
    void twoAlertsFire() {
        Answer answer = Json.of(node).post(base + "/api/v2/alerts", """
                [{'labels': {'alertname': 'Disk', 'instance': 'web-1', 'severity': 'critical', 'run': '%1$s'},
                  'annotations': {'summary': 'Disk full, soon'}, 'generatorURL': 'http://prometheus/graph'},
                 {'labels': {'alertname': 'Memory', 'instance': 'web-2', 'severity': 'warning', 'run': '%1$s'}}]
                """.formatted(run));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @Test
    void alertsHaveTheShapeOfTheDescription() {
        Answer alerts = get("/alerts");
        assertThat(alerts.json()).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.propertyNames())
                    .contains(
                            "annotations",
                            "endsAt",
                            "fingerprint",
                            "labels",
                            "receivers",
                            "startsAt",
                            "status",
                            "updatedAt");
            assertThat(alert.at("/status/state").asString()).isEqualTo("active");
            assertThat(alert.at("/receivers/0/name").asString()).isEqualTo("nightdesk");
            assertThat(alert.get("fingerprint").asString()).matches("[0-9a-f]{16}");
        });
        assertThat(get("/alerts/groups").json()).hasSize(2);
        assertThat(get("/receivers").text("/0/name")).isEqualTo("nightdesk");
        assertThat(get("/silences?filter=run=" + run).json()).isEmpty();
        assertThat(get("/status").json().propertyNames()).contains("cluster", "versionInfo", "config", "uptime");
    }

    @Test
    void filtersChooseAsAlertmanagersDo() {
        assertThat(chosen("alertname=\"Disk\"")).containsExactly("Disk");
        assertThat(chosen("alertname=Disk")).containsExactly("Disk");
        assertThat(chosen("alertname!=Disk")).containsExactly("Memory");
        assertThat(chosen("instance=~\"web-.\"")).containsExactlyInAnyOrder("Memory", "Disk");
        assertThat(chosen("instance=~\"web\"")).as("anchored").isEmpty();
        assertThat(chosen("instance!~\"web-[1,3]\"")).containsExactly("Memory");
        assertThat(chosen("missing=\"\"")).hasSize(2);
        assertThat(get("/alerts?active=false").json()).isEmpty();
        assertThat(get("/alerts?receiver=other").json()).isEmpty();
    }

    @Test
    void aBadFilterIsSaidAsAlertmanagerSaysIt() {
        for (String filter : List.of("nonsense", "=x", "a=~\"(\"", "run=~\"(.*a){25}[^-]*!\"")) {
            Answer answer = get("/alerts?filter=" + encoded(filter));
            assertThat(answer.status()).as(filter).isIn(400, 200);
            assertThat(answer.json().isString() || answer.json().isArray()).isTrue();
        }
        assertThat(get("/alerts?filter=nonsense").status()).isEqualTo(400);
        assertThat(Json.of(node).get("/alertmanager/nobody/api/v2/alerts").status())
                .isEqualTo(404);
    }

    @Test
    void amtoolSilencesItsOwnAlerts() throws Exception {
        String said = amtool(
                        "silence",
                        "add",
                        "--author=Bob",
                        "--comment=Parts are ordered",
                        "--start=" + node.now(),
                        "--end=" + node.now().plus(Duration.ofDays(80)),
                        "alertname=Disk",
                        "run=~" + run.substring(0, 8) + ".*")
                .strip();
        String id = said.substring(said.length() - 36);
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(amtool("silence", "query", "alertname=Disk"))
                .contains(id.substring(0, 8), "Bob", "Parts are ordered");
        assertThat(get("/alerts?filter=alertname=Disk").text("/0/status/state")).isEqualTo("suppressed");
        assertThat(get("/alerts?filter=alertname=Disk").text("/0/status/silencedBy/0"))
                .isEqualTo(id);
        assertThat(amtool("alert", "query")).contains("Memory").doesNotContain("Disk");
        assertThat(get("/silence/" + id).text("/matchers/1/isRegex")).isEqualTo("true");

        String later = node.now().plus(Duration.ofDays(85)).toString();
        amtool("silence", "update", id, "--comment=The parts are late", "--end=" + later);
        assertThat(get("/silence/" + id).text("/comment")).isEqualTo("The parts are late");
        assertThat(Instant.parse(get("/silence/" + id).text("/endsAt"))).isEqualTo(Instant.parse(later));
        assertThat(get("/silence/" + id).text("/createdBy")).isEqualTo("Bob");

        amtool("silence", "expire", id);
        assertThat(get("/silence/" + id).text("/status/state")).isEqualTo("expired");
        assertThat(get("/alerts?filter=alertname=Disk").text("/0/status/state")).isEqualTo("active");
        Answer other = json.post("/api/v1/integrations", "{'kind': 'alertmanager', 'name': 'Other %s'}".formatted(run));
        assertThat(Json.of(node)
                        .get("/alertmanager/" + other.text("/key") + "/api/v2/silence/" + id)
                        .status())
                .as("another sender's")
                .isEqualTo(404);
        assertThat(Json.of(node)
                        .post(base + "/api/v2/silences", "{'matchers': []}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void amtoolReadsAndWrites() throws Exception {
        assertThat(amtool("alert", "query", "severity=critical"))
                .contains("Disk")
                .doesNotContain("Memory");
        assertThat(amtool("-o", "extended", "alert", "query")).contains("web-1", "web-2");
        assertThat(amtool("silence", "query", "run=" + run).strip())
                .as("a table without a row")
                .endsWith("Comment");
        assertThat(amtool("cluster", "show")).contains("ready");
        assertThat(amtool("config", "show")).contains("receiver: nightdesk");

        amtool("alert", "add", "Latency", "severity=critical", "run=" + run, "--annotation=summary=Slow");
        assertThat(amtool("alert", "query", "alertname=Latency")).contains("Latency");
    }

    private List<String> chosen(String filter) {
        List<String> names = new ArrayList<>();
        get("/alerts?filter=" + encoded(filter))
                .json()
                .forEach(alert -> names.add(alert.at("/labels/alertname").asString()));
        return names;
    }

    private Answer get(String path) {
        return Json.of(node).get(base + "/api/v2" + path);
    }

    private String amtool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("amtool", "--alertmanager.url=" + node.url(base)));
        command.addAll(List.of(words));
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(Map.of("HOME", "/nonexistent"));
            process = builder.start();
        } catch (IOException missing) {
            throw new AssertionError("These tests need amtool: apt-get install prometheus-alertmanager", missing);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
