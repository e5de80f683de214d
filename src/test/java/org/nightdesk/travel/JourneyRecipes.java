package org.nightdesk.travel;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Somebody travels, and does not after all. */
public class JourneyRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "people.journeys.list", json -> json.get("/api/v1/people/" + person(json) + "/journeys"),
                "people.journeys.create", JourneyRecipes::journey,
                "people.journeys.remove", json -> json.delete(journey(json).header("Location")));
    }

    private static Answer journey(Json json) {
        return json.post(
                "/api/v1/people/" + person(json) + "/journeys",
                "{'timeZone': 'Asia/Tokyo', 'from': '2036-12-01', 'until': '2036-12-05'}");
    }

    private static String person(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id");
    }
}
