package org.nightdesk.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Setting up a sender, and seeing what became of what it sent. */
@OnOldestToo
class IntegrationsTests {

    private static final TestNode node = TestNode.shared();

    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Json json = Json.of(node, cast.token(Role.LEAD));
    private final String name = "Prometheus " + UUID.randomUUID();

    @Test
    void aProgramMakesOneAndIsToldWhereToSend() {
        Answer made = json.post("/api/v1/integrations", "{'kind': 'alertmanager', 'name': '%s'}".formatted(name));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/url")).endsWith("/alertmanager/" + made.text("/key"));

        assertThat(post(made, "[{'labels': {'alertname': 'Full', 'run': '%s'}}]".formatted(name))
                        .status())
                .isEqualTo(200);

        Answer alerts = json.get("/api/v1/alerts?integration=" + made.text("/id"));
        assertThat(alerts.at("/data")).hasSize(1);
        assertThat(alerts.text("/data/0/state")).isEqualTo("firing");
        assertThat(alerts.text("/data/0/ticket")).startsWith("INC-");
        Answer requests = json.get("/api/v1/integrations/" + made.text("/id") + "/requests");
        assertThat(requests.at("/data/0/opened").intValue()).isEqualTo(1);
        assertThat(requests.text("/data/0/tickets/0")).isEqualTo(alerts.text("/data/0/ticket"));
        assertThat(json.get(made.header("Location")).text("/lastSignalAt")).isNotEmpty();
    }

    @Test
    void onlyThoseWhoSetUpSendersSeeTheKey() {
        Answer made = json.post("/api/v1/integrations", "{'kind': 'generic', 'name': '%s'}".formatted(name));
        Json responder = Json.of(node, cast.token(Role.RESPONDER));
        assertThat(responder.get(made.header("Location")).text("/key")).isEmpty();
        assertThat(Json.of(node, cast.token(Role.AGENT))
                        .get(made.header("Location"))
                        .text("/key"))
                .isNotEmpty();
        assertThat(cast.browser(cast.bob()).get("/integrations").statusCode()).isEqualTo(404);
    }

    @Test
    void theScreenShowsWhatToPaste() {
        Browser lead = cast.browser(alice);
        HttpResponse<String> made = lead.post(
                "/integrations",
                "kind",
                "alertmanager",
                "name",
                name,
                "service",
                catchAll(),
                "onClear",
                "resolve",
                "reopenMinutes",
                "60",
                "grouping",
                "alertname, cluster");
        String path = made.headers().firstValue("Location").orElseThrow();

        assertThat(lead.get(path).body())
                .contains(
                        "Nothing heard yet",
                        "alertmanagers:",
                        "path_prefix:",
                        "alertname and cluster are one incident");
        assertThat(lead.get(path + "?how=Alertmanager").body()).contains("webhook_configs:", "send_resolved: true");
        assertThat(lead.get(path + "?how=amtool").body()).contains("amtool alert add");
        assertThat(lead.get("/integrations").body()).contains(name);
    }

    /** What {@code curl -d} says that it sends, unless it is told otherwise. */
    @Test
    void aScriptThatCallsItsJsonAFormIsHeard() {
        Json curl = Json.of(node).with("Content-Type", "application/x-www-form-urlencoded");
        Answer generic = json.post("/api/v1/integrations", "{'kind': 'generic', 'name': '%s'}".formatted(name));
        Answer alertmanager =
                json.post("/api/v1/integrations", "{'kind': 'alertmanager', 'name': '%s too'}".formatted(name));

        assertThat(curl.post("/in/generic/" + generic.text("/key"), "{'summary': 'No backup', 'severity': 'critical'}")
                        .text("/results/0/ticket"))
                .startsWith("INC-");
        String alert = "{'status': 'firing', 'labels': {'alertname': 'Full', 'run': '%s'}}".formatted(name);
        assertThat(curl.post(
                                "/alertmanager/" + alertmanager.text("/key") + "/api/v2/alerts",
                                "[" + alert.replace("'status': 'firing', ", "") + "]")
                        .status())
                .isEqualTo(200);
        assertThat(curl.post(
                                "/in/alertmanager/" + alertmanager.text("/key"),
                                "{'version': '4', 'status': 'firing', 'alerts': [" + alert + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(json.get("/api/v1/integrations/" + alertmanager.text("/id") + "/requests")
                        .at("/data"))
                .hasSize(2);
    }

    @Test
    void aPackedBodyIsUnpackedAndMayNotBecomeTooLarge() throws IOException {
        Answer made = json.post("/api/v1/integrations", "{'kind': 'generic', 'name': '%s'}".formatted(name));
        Json packing = Json.of(node).with("Content-Encoding", "gzip");
        String door = "/in/generic/" + made.text("/key");

        assertThat(packing.send("POST", door, packed("{\"summary\": \"No backup\"}".getBytes(UTF_8)))
                        .text("/results/0/ticket"))
                .startsWith("INC-");
        assertThat(packing.send("POST", door, packed(new byte[50_000_000])).status())
                .isEqualTo(413);
        assertThat(packing.send("POST", door, "{\"summary\": \"Not packed\"}".getBytes(UTF_8))
                        .toString())
                .contains("400", "packed otherwise than it says");
    }

    @Test
    void aProgramThatErrsIsToldInASentence() {
        Answer lost = Json.of(node).with("Accept", "*/*").post("/in/generic/", "{}");
        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.response().body()).startsWith("There is nothing here.").hasLineCount(1);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aRefusedPartIsKeptAsItCame() {
        Answer made = json.post("/api/v1/integrations", "{'kind': 'alertmanager', 'name': '%s'}".formatted(name));
        post(
                made,
                "[{'labels': {'alertname': 'Good of %s'}}, {'labels': {'alertname': 7}, 'sign': '<b>'}]"
                        .formatted(name));

        Answer requests = json.get("/api/v1/integrations/" + made.text("/id") + "/requests");
        assertThat(requests.at("/data/0/refused").intValue()).isEqualTo(1);
        assertThat(requests.at("/data/0/opened").intValue()).isEqualTo(1);

        Browser lead = cast.browser(alice);
        String path = "/integrations/" + made.text("/id");
        assertThat(lead.get(path).body()).contains("1 opened an incident, 1 refused.");
        assertThat(lead.get(path + "/requests/" + requests.text("/data/0/id")).body())
                .contains("alertname must be text, it is a number", "\"sign\": \"&lt;b&gt;");
    }

    @Test
    void whatCannotWorkIsRefusedBesideItsField() {
        HttpResponse<String> refused = cast.browser(alice)
                .post("/integrations", "kind", "generic", "name", "", "service", catchAll(), "reopenMinutes", "soon");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Name the sender", "value=\"soon\"");
        assertThat(json.post("/api/v1/integrations", "{'kind': 'fax', 'name': '%s'}".formatted(name))
                        .toString())
                .contains("is not a format");
        Answer made = json.post("/api/v1/integrations", "{'kind': 'generic', 'name': '%s'}".formatted(name));
        Answer other = json.post("/api/v1/integrations", "{'kind': 'generic', 'name': '%s 2'}".formatted(name));
        assertThat(json.patch(other.header("Location"), "{'name': '%s'}".formatted(name))
                        .status())
                .isEqualTo(422);
        assertThat(json.patch(made.header("Location"), "{'onClear': 'note'}").text("/onClear"))
                .isEqualTo("note");
    }

    @BrowserTest
    void looksRight() {
        Answer made = json.post("/api/v1/integrations", "{'kind': 'alertmanager', 'name': '%s'}".formatted(name));
        post(
                made,
                "[{'labels': {'alertname': 'DiskWillFillIn4Hours', 'run': '%s', 'severity': 'critical'}}, {'labels': 3}]"
                        .formatted(name));
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice));
            tab.go("/integrations");
            tab.look("integrations");
            tab.go("/integrations/" + made.text("/id"));
            tab.look("integration");
            tab.go("/integrations/new");
            tab.look("integration-new");
            tab.go("/integrations/" + made.text("/id") + "/requests/"
                    + json.get("/api/v1/integrations/" + made.text("/id") + "/requests")
                            .text("/data/0/id"));
            tab.look("integration-request");
        }
    }

    private Answer post(Answer made, String body) {
        return Json.of(node).post("/alertmanager/" + made.text("/key") + "/api/v2/alerts", body);
    }

    private String catchAll() {
        return node.bean(org.nightdesk.catalog.Services.class).catchAll().id().text();
    }
}
