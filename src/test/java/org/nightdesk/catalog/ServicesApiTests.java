package org.nightdesk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

class ServicesApiTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json lead = Json.of(node, cast.token(Role.LEAD));
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void keepsServicesAndWhatTheyNeed() {
        Answer database = create("Database", "");
        Answer gateway = create("Gateway", "'" + database.text("/slug") + "'");

        assertThat(gateway.status()).as(gateway.toString()).isEqualTo(201);
        assertThat(gateway.text("/slug")).isEqualTo("gateway-" + unique);
        assertThat(gateway.text("/dependsOn/0")).isEqualTo(database.text("/id"));
        assertThat(lead.get("/api/v1/services/" + gateway.text("/slug")).json()).isEqualTo(gateway.json());
        assertThat(lead.get(database.header("Location")).text("/neededBy/0")).isEqualTo(gateway.text("/id"));
        assertThat(lead.get("/api/v1/services?q=" + unique).at("/data").size()).isEqualTo(2);
    }

    @Test
    void changesOnlyWhatIsSaid() {
        String team = cast.team("Payments", cast.bob()).text();
        Answer before = lead.post(
                "/api/v1/services", "{'name': 'Label printing %s', 'tier': 2, 'team': '%s'}".formatted(unique, team));

        Answer after = lead.with("If-Match", before.header("ETag")).patch(before.header("Location"), "{'tier': 1}");

        assertThat(after.at("/tier").asInt()).isEqualTo(1);
        assertThat(after.text("/team")).isEqualTo(team);
        assertThat(lead.with("If-Match", before.header("ETag"))
                        .patch(before.header("Location"), "{'tier': 4}")
                        .status())
                .isEqualTo(412);
        assertThat(lead.patch(before.header("Location"), "{'team': ''}")
                        .at("/team")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesACircle() {
        Answer hen = create("Hen", "");
        Answer egg = create("Egg", "'" + hen.text("/id") + "'");

        Answer circle = lead.patch(hen.header("Location"), "{'dependsOn': ['%s']}".formatted(egg.text("/id")));

        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.toString()).contains("dependsOn", "cannot come to need itself");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(lead.post("/api/v1/services", "{'name': 'X', 'escalationPolicy': 'pol_999999999'}")
                        .toString())
                .contains("escalationPolicy");
        assertThat(lead.post("/api/v1/services", "{'name': 'X', 'team': 'team_999999999'}")
                        .toString())
                .contains("\"team\"");
        assertThat(lead.post("/api/v1/services", "{'name': 'X', 'dependsOn': ['nothing-at-all']}")
                        .toString())
                .contains("dependsOn[0]");
        assertThat(lead.get("/api/v1/services/svc_999999999").status()).isEqualTo(404);
    }

    private Answer create(String name, String needs) {
        return lead.post(
                "/api/v1/services", "{'name': '%s %s', 'tier': 1, 'dependsOn': [%s]}".formatted(name, unique, needs));
    }
}
