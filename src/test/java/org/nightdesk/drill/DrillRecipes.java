package org.nightdesk.drill;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Sends test pages through policies. */
public class DrillRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "escalation-policies.test-page.begin", json -> json.post(begun(json), "{'priority': 'P3'}"),
                "escalation-policies.test-page.show",
                        json -> {
                            String path = begun(json);
                            json.post(path, "{}");
                            return json.get(path);
                        },
                "escalation-policies.test-page.end",
                        json -> {
                            String path = begun(json);
                            json.post(path, "{}");
                            return json.delete(path);
                        });
    }

    private static String begun(Json json) {
        String person = json.post(
                        "/api/v1/people",
                        "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}"
                                .formatted(UUID.randomUUID()))
                .text("/id");
        return json.post(
                                "/api/v1/escalation-policies",
                                "{'name': 'Nights %s', 'steps': [{'targets': [{'kind': 'person', 'id': '%s'}], 'waitMinutes': 10}]}"
                                        .formatted(UUID.randomUUID(), person))
                        .header("Location")
                + "/test-page";
    }
}
