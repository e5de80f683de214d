package org.nightdesk.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Checkup;
import org.nightdesk.engine.Engine;
import org.nightdesk.engine.Nodes;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnOldestToo
class HealthTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void isAliveForAnyone() throws Exception {
        HttpResponse<String> answer = get(TestNode.shared(), "/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"alive\"");
    }

    @Test
    void isReadyOnceDueWorkIsDoneAndClocksAgree() throws Exception {
        try (TestNode node = TestNode.on(TestPostgres.migratedDatabase(), new SettableClock(TestNode.START))) {
            assertThat(get(node, "/health/ready").body()).contains("clock is").contains("not-ready");

            node.clock().set(databaseTime(node));
            assertThat(get(node, "/health/ready").body()).contains("Due work is not being done.");

            node.bean(Engine.class).start();
            HttpResponse<String> answer = get(node, "/health/ready");
            assertThat(answer.body()).contains("\"ready\"");
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void showsFiguresToThisMachineOnly() throws Exception {
        assertThat(get(TestNode.shared(), "/health/live").statusCode()).isEqualTo(200);

        assertThat(get(TestNode.shared(), "/metrics").body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections", "http_server_requests_seconds_count")
                .contains("nightdesk_pages_calling", "nightdesk_pages_overdue_seconds")
                .contains("route=\"/health/live\"");
        assertThat(get(TestNode.shared(), "/metrics", "X-Forwarded-For", "198.51.100.7")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void carriesTheIdOfARequestThrough() throws Exception {
        assertThat(get(TestNode.shared(), "/health/live", "X-Request-Id", "from-the-proxy")
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("from-the-proxy");
        assertThat(get(TestNode.shared(), "/health/live", "X-Request-Id", "two words")
                        .headers()
                        .firstValue("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{16}"));
    }

    @Test
    void keepsARegisterOfNodes() {
        try (TestNode node = TestNode.on(TestPostgres.migratedDatabase(), new SettableClock(TestNode.START));
                TestNode other = TestNode.on(node.database(), node.clock())) {
            node.runDue();
            other.runDue();
            Nodes nodes = node.bean(Nodes.class);
            assertThat(nodes.alive(node.now())).hasSize(2);

            node.clock().tick(Duration.ofSeconds(30));
            node.runDue();

            assertThat(nodes.alive(node.now())).hasSize(1);
        }
    }

    @Test
    void tellsTheDoctorAboutDatabaseClockAndAddress() {
        assertThat(TestNode.shared().bean(DatabaseCheckup.class).examine(TestNode.START))
                .extracting(Checkup.Finding::what)
                .contains("database", "connections", "clock", "nodes");
        assertThat(TestNode.shared().bean(MachineCheckup.class).examine(TestNode.START))
                .anySatisfy(finding -> assertThat(finding.remedy()).contains("NIGHTDESK_BASE_URL"));
    }

    private static Instant databaseTime(TestNode node) {
        return node.bean(JdbcClient.class)
                .sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, java.time.OffsetDateTime.class))
                .single()
                .toInstant();
    }

    private HttpResponse<String> get(TestNode node, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
