package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TicketsApiTests {

    private final Cast cast = Cast.of(TestNode.shared());
    private final Browser agent = cast.api(Role.AGENT);

    @Test
    void walksATicketFromOpenToResolved() {
        String id = opened("""
                {"title": "Label printing stuck", "impact": "high", "urgency": "high", "page": true}
                """);

        assertThat(done(id, "acknowledgement", "{}")
                        .path("acknowledgement")
                        .path("by")
                        .stringValue())
                .isNotEmpty();
        done(id, "notes", "{\"body\": \"Restarting it\"}");
        assertThat(state(done(id, "hold", "{\"reason\": \"vendor\"}"))).isEqualTo("on-hold");
        assertThat(state(done(id, "resolution", "{\"note\": \"Paper jam\"}"))).isEqualTo("resolved");

        assertThat(json(agent.get("/api/v1/tickets/" + id + "/timeline"))
                        .path("data")
                        .size())
                .isGreaterThan(4);
    }

    @Test
    void keepsTheChangeOfWhoeverCameFirst() {
        String id = opened("{\"title\": \"Two at once\"}");
        String seen =
                agent.get("/api/v1/tickets/" + id).headers().firstValue("ETag").orElseThrow();

        int first = agent.json("PATCH", "/api/v1/tickets/" + id, "{\"urgency\": \"high\"}", "If-Match", seen)
                .statusCode();
        int second = agent.json("PATCH", "/api/v1/tickets/" + id, "{\"urgency\": \"low\"}", "If-Match", seen)
                .statusCode();

        assertThat(first).isEqualTo(200);
        assertThat(second).isEqualTo(412);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        HttpResponse<String> answer = agent.json("POST", "/api/v1/tickets", "{\"title\": \"x\", \"impact\": \"huge\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("impact", "high, medium or low");
    }

    @Test
    void redirectsNobodyToWhatIsNotThere() {
        assertThat(agent.get("/api/v1/tickets/INC-999999").statusCode()).isEqualTo(404);
        assertThat(agent.get("/api/v1/tickets/nonsense").statusCode()).isEqualTo(404);
    }

    private String opened(String body) {
        HttpResponse<String> answer = agent.json("POST", "/api/v1/tickets", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").stringValue();
    }

    private JsonNode done(String id, String verb, String body) {
        HttpResponse<String> answer = agent.json("POST", "/api/v1/tickets/" + id + "/" + verb, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String state(JsonNode ticket) {
        return ticket.path("state").stringValue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
