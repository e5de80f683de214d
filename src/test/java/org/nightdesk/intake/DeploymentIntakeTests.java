package org.nightdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
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

/** Pipelines tell of deployments, each in its own shape and with its own proof of who it is. */
class DeploymentIntakeTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json outside = Json.of(node);
    private final Json api = Json.of(node, cast.token(Role.RESPONDER));
    private final Service service = node.bean(Services.class)
            .create(ServiceDraft.named("Till " + UUID.randomUUID(), 2), Viewer.system(), node.now());
    private final Integration pipeline = node.bean(Integrations.class)
            .create(
                    IntegrationDraft.of("deployment", "Pipeline " + UUID.randomUUID(), service.id()),
                    Viewer.system(),
                    node.now());
    private final String key = node.bean(Integrations.class).key(pipeline.id(), Viewer.system());

    @Test
    void takesALineOfJsonFromAnyScript() {
        Answer told = own("7", "started");
        assertThat(told.status()).as("%s", told).isEqualTo(202);
        assertThat(told.text("/outcome")).isEqualTo("recorded");
        assertThat(own("7", "succeeded").text("/deployment")).as("the same one").isEqualTo(told.text("/deployment"));
        assertThat(own("7", "succeeded").text("/outcome")).isEqualTo("repeated");
        assertThat(own("7", "started").text("/outcome")).as("told late").isEqualTo("repeated");

        Answer known = api.get("/api/v1/deployments/" + told.text("/deployment"));
        assertThat(known.text("/result")).isEqualTo("succeeded");
        assertThat(known.text("/version")).isEqualTo("4.31");
        assertThat(known.text("/service")).isEqualTo(service.id().text());
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatCame() {
        assertThat(post("{'environment': 'production'}").status()).isEqualTo(400);
        assertThat(post("{'number': '1', 'environment': 'production', 'result': 'perhaps'}")
                        .text("/reason"))
                .contains("perhaps");
        assertThat(post("{'number': '1', 'environment': 'x', 'service': 'nowhere'}")
                        .text("/reason"))
                .contains("no service");
        assertThat(post("not JSON").text("/reason")).contains("not JSON");
        assertThat(post("[1]").status()).isEqualTo(400);
        assertThat(post(" ").status()).isEqualTo(400);
        assertThat(outside.post("/v2/change/enqueue", " ").status()).isEqualTo(400);
        assertThat(outside.post("/v2/change/enqueue", "{'routing_key': 'nobodys'}")
                        .status())
                .isEqualTo(404);
        assertThat(outside.post("/in/deployment/nobodys", "{}").status()).isEqualTo(404);

        String received = api.get("/api/v1/deployments/received").response().body();
        assertThat(received).contains(pipeline.name(), "refused", "not JSON");
    }

    @Test
    void takesGitHubsWebhookWhenItIsSignedByTheKey() {
        String body = github("success", 1);
        assertThat(github(body, "sha256=" + "0".repeat(64)).status()).isEqualTo(401);
        Answer told = github(body, "sha256=" + DeploymentReader.hmac(key, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(told.status()).as("%s", told).isEqualTo(202);
        assertThat(told.text("/outcome")).isEqualTo("recorded");

        Answer known = api.get("/api/v1/deployments/" + told.text("/deployment"));
        assertThat(known.text("/version")).isEqualTo("v4.31");
        assertThat(known.text("/environment")).isEqualTo("production");
        assertThat(known.text("/who")).isEqualTo("octocat");
        String pending = github("pending", 2);
        assertThat(github(pending, "sha256=" + DeploymentReader.hmac(key, pending.getBytes(StandardCharsets.UTF_8)))
                        .text("/outcome"))
                .isEqualTo("ignored");
    }

    @Test
    void takesGitLabsWebhooksWhenTheyCarryTheKey() {
        String body =
                "{'object_kind': 'deployment', 'status': 'failed', 'status_changed_at': '2026-11-20 03:00:00 +0000', 'deployment_id': 15, 'environment': 'staging', 'short_sha': '279484c0', 'commit_title': 'Add new file', 'user': {'name': 'Administrator'}, 'project': {'path_with_namespace': 'root/till'}}";
        assertThat(gitlab(body, "wrong").status()).isEqualTo(401);
        Answer told = gitlab(body, key);
        assertThat(told.status()).as("%s", told).isEqualTo(202);

        Answer known = api.get("/api/v1/deployments/" + told.text("/deployment"));
        assertThat(known.text("/result")).isEqualTo("failed");
        assertThat(known.text("/who")).isEqualTo("Administrator");
        assertThat(known.text("/at")).startsWith("2026-11-20T03:00");
        assertThat(gitlab("{'object_kind': 'release', 'action': 'create', 'tag': 'v5', 'id': 1}", key)
                        .text("/outcome"))
                .isEqualTo("recorded");
        assertThat(gitlab("{'object_kind': 'push'}", key).text("/outcome")).isEqualTo("ignored");
    }

    @Test
    void takesPagerDutysChangeEvents() {
        String event =
                "{'routing_key': '%s', 'payload': {'summary': 'Build 42 deployed', 'timestamp': '2026-11-20T03:01:00Z', 'source': 'ci', 'custom_details': {'environment': 'production', 'version': '42'}}, 'links': [{'href': 'https://ci.example/42'}]}"
                        .formatted(key);
        Answer told = outside.post("/v2/change/enqueue", event);
        assertThat(told.status()).as("%s", told).isEqualTo(202);
        assertThat(told.text("/status")).isEqualTo("success");
        assertThat(outside.post("/v2/change/enqueue", event).status())
                .as("the same again")
                .isEqualTo(202);
        assertThat(outside.post("/v2/change/enqueue", "{'routing_key': '%s', 'payload': {}}".formatted(key))
                        .status())
                .isEqualTo(400);
    }

    @BrowserTest
    void standsOnTheBoardAndInWhatWasReceived() {
        own("1", "succeeded");
        Browser hers = cast.browser(cast.bob());
        assertThat(hers.get("/deployments").body()).contains(service.name(), "4.31", "production");
        assertThat(hers.get("/deployments/received").body()).contains(pipeline.name(), "recorded");
        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go("/deployments");
            tab.look("deployments");
            tab.go("/deployments/received");
            tab.look("deployments-received");
        }
    }

    private Answer own(String number, String result) {
        return post("{'number': '%s', 'environment': 'production', 'version': '4.31', 'who': 'Dana', 'result': '%s'}"
                .formatted(number, result));
    }

    private Answer post(String body) {
        return outside.post("/in/deployment/" + key, body);
    }

    private Answer github(String body, String signature) {
        return outside.with("X-GitHub-Event", "deployment_status")
                .with("X-GitHub-Delivery", UUID.randomUUID().toString())
                .with("X-Hub-Signature-256", signature)
                .send("POST", "/in/deployment/" + key, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String github(String state, int id) {
        return """
                {"action": "created",
                 "deployment": {"id": %d, "sha": "a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d", "ref": "v4.31", "environment": "production", "creator": {"login": "octocat"}},
                 "deployment_status": {"id": 9, "state": "%s", "environment": "production", "log_url": "https://ci.example/9"},
                 "repository": {"name": "hello-world"}, "sender": {"login": "octocat"}}
                """.formatted(id, state);
    }

    private Answer gitlab(String body, String token) {
        return outside.with("X-Gitlab-Event", "Deployment Hook")
                .with("X-Gitlab-Token", token)
                .post("/in/deployment/" + key, body);
    }
}
