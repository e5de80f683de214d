package org.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

class ReviewsApiTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json lead = Json.of(node, cast.token(Role.LEAD));
    private final Incident incident = Incident.overcome(node, cast);
    private final String path = "/api/v1/reviews/" + incident.ticket().number();

    @Test
    void measuresWhatTheTimelineSays() {
        Answer begun = begin();

        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        assertThat(begun.at("/figures/impactMinutes").asInt()).isEqualTo(16);
        assertThat(begun.at("/figures/minutesToAcknowledgement").asInt()).isEqualTo(7);
        assertThat(begun.text("/figures/noticedBy")).isEqualTo("alert");
        assertThat(begun.text("/state")).isEqualTo("draft");
        assertThat(begun.at("/obstacles").size()).isEqualTo(2);
        assertThat(begin().text("/id")).isEqualTo(begun.text("/id"));
    }

    @Test
    void changesOnlyWhatTheClientSaw() {
        Answer begun = begin();
        Json careful = lead.with("If-Match", begun.header("ETag"));

        assertThat(careful.patch(path, "{'lucky': 'It was Friday.'}").text("/lucky"))
                .isEqualTo("It was Friday.");
        assertThat(careful.patch(path, "{'lucky': 'It was Monday.'}").status()).isEqualTo(412);
        assertThat(lead.patch(path, "{'title': ' '}").text("/errors/0/field")).isEqualTo("title");
    }

    @Test
    void saysWhyItCannotBeApproved() {
        begin();
        lead.post(path + "/actions", "{'text': 'Alert at 10 %'}");

        Answer refused = lead.post(path + "/approval", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors").findValuesAsString("reason"))
                .contains("The action “Alert at 10 %” has no owner.", "The action “Alert at 10 %” has no date.");
        assertThat(Json.of(node, cast.token(Role.AGENT))
                        .post(path + "/approval", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void closesAnActionOnlyWithEvidence() {
        begin();
        String owner = cast.bob().id().text();
        String action = lead.post(
                        path + "/actions", "{'text': 'Alert', 'owner': '%s', 'dueOn': '2026-12-04'}".formatted(owner))
                .header("Location");

        assertThat(lead.patch(action, "{'state': 'closed'}").text("/errors/0/field"))
                .isEqualTo("evidence");
        Answer closed = lead.patch(action, "{'state': 'closed', 'evidence': 'CHG-519'}");
        assertThat(closed.text("/state")).isEqualTo("closed");
        assertThat(closed.text("/owner")).isEqualTo(owner);
        assertThat(lead.patch(action, "{'state': 'open'}").at("/evidence").isNull())
                .isTrue();
        assertThat(lead.patch(action, "{'state': 'lost'}").status()).isEqualTo(422);
    }

    @Test
    void refusesWhatHasNoReview() {
        assertThat(lead.get(path).status()).isEqualTo(404);
        assertThat(lead.get("/api/v1/reviews/nonsense").status()).isEqualTo(404);
        assertThat(lead.post("/api/v1/reviews", "{'ticket': 'INC-99999999'}").status())
                .isEqualTo(404);
        Incident firing = Incident.firing(node, cast);
        assertThat(lead.post(
                                "/api/v1/reviews",
                                "{'ticket': '%s'}".formatted(firing.ticket().number()))
                        .status())
                .isEqualTo(409);
    }

    private Answer begin() {
        return lead.post(
                "/api/v1/reviews",
                "{'ticket': '%s', 'timeZone': 'Europe/Dublin'}"
                        .formatted(incident.ticket().number()));
    }
}
