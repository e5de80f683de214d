package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** What happened here is a data source like any other. */
class FactTests {

    private final TestNode node = TestNode.shared();
    private final Json json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));

    @Test
    void whatHappenedIsReadByALoginThatMayReadNothingElse() {
        String source = source();
        String ticket = json.post("/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                .text("/id");

        String found = report(
                source, "select kind, source, merged from fact.fact_ticket where number = " + ticket.substring(4));
        assertThat(json.post(found, "{}").text("/rows/0/kind")).isEqualTo("incident");
        for (String view : List.of("page", "message", "work", "chore")) {
            assertThat(json.post(report(source, "select count(*) as n from fact.fact_" + view), "{}")
                            .status())
                    .as(view)
                    .isEqualTo(200);
        }
        assertThat(json.post(report(source, "select title from desk.ticket"), "{}")
                        .toString())
                .contains("permission denied");
    }

    private String source() {
        String login = "figures_" + UUID.randomUUID().toString().replace("-", "");
        TestPostgres.execute(
                node.database(),
                "create role %1$s login password 'any'; grant usage on schema fact to %1$s; grant select on all tables in schema fact to %1$s"
                        .formatted(login));
        URI address = URI.create(node.database().url().substring("jdbc:".length()));
        return json.post(
                        "/api/v1/data-sources",
                        "{'name': 'Figures %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any'}"
                                .formatted(
                                        UUID.randomUUID(),
                                        address.getHost().equals("localhost") ? "127.0.0.1" : address.getHost(),
                                        address.getPort() < 0 ? 5432 : address.getPort(),
                                        address.getPath().substring(1),
                                        login))
                .text("/id");
    }

    private String report(String source, String sql) {
        String id = json.post(
                        "/api/v1/reports",
                        "{'name': 'Figures %s', 'source': '%s', 'sql': '%s', 'parameters': ''}"
                                .formatted(UUID.randomUUID(), source, sql))
                .text("/id");
        return "/api/v1/reports/" + id + "/result.json";
    }
}
