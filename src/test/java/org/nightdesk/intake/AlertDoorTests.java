package org.nightdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

/** A plain key takes the short way in; one that is written in another way takes the long one, past sign-in and routes. */
@OnOldestToo
class AlertDoorTests {

    private static final List<String> BODIES = List.of(
            "[]",
            "[{\"labels\":{\"alertname\":\"DoorStuck\"}}]",
            "[{\"labels\":{}}, {\"labels\":{\"alertname\":\"DoorStuck\"}}]",
            "[{\"labels\":{\"alertname\":\"a \\\"quoted\\\" door\"},\"startsAt\":\"yesterday\"}]",
            "{\"labels\":{}}",
            "[{",
            "");

    private final TestNode node = TestNode.shared();

    @Test
    void bothWaysGiveTheSameAnswer() {
        String key = key();
        String spelt = "%%%02x".formatted((int) key.charAt(0)) + key.substring(1);

        for (String body : BODIES) {
            Json.Answer brief = send(key, body);
            Json.Answer whole = send(spelt, body);

            assertThat(brief.status()).as(body).isEqualTo(whole.status());
            assertThat(brief.response().body())
                    .as(body)
                    .isEqualTo(whole.response().body());
        }
    }

    @Test
    void aKeyThatNobodyHasIsToldSoOnBothWays() {
        for (String key : List.of("nobodys", "nobody%27s")) {
            assertThat(send(key, "[]").status()).as(key).isEqualTo(404);
            assertThat(send(key, "[]").response().body()).as(key).contains("No integration has this key");
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() {
        Json.Answer refused = send(key(), " ".repeat(Body.LARGEST + 1));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.response().body()).contains("larger than 5 MB");
    }

    private Json.Answer send(String key, String body) {
        return Json.of(node)
                .send("POST", "/alertmanager/" + key + "/api/v2/alerts", body.getBytes(StandardCharsets.UTF_8));
    }

    private String key() {
        Integrations integrations = node.bean(Integrations.class);
        IntegrationDraft draft = IntegrationDraft.of(
                "alertmanager",
                "Door " + node.bean(Integrations.class).all().size(),
                node.bean(Services.class).catchAll().id());
        Integration integration = integrations.create(draft, Viewer.system(), node.now());
        return integrations.key(integration.id(), Viewer.system());
    }
}
