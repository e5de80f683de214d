package org.nightdesk.latestart;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Reads the late starts of somebody who slept well. */
public class LateStartRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of("people.late-starts.list", json -> {
            String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
            String person = json.post("/api/v1/people", body.formatted(UUID.randomUUID()))
                    .text("/id");
            return json.get("/api/v1/people/" + person + "/late-starts");
        });
    }
}
