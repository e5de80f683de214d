package org.nightdesk.runner;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls runners. */
public class RunnerRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "runners.list", json -> json.get("/api/v1/runners"),
                "runners.admit", RunnerRecipes::admit,
                "runners.dismiss",
                        json -> {
                            String host = admit(json).text("/host");
                            for (var one : json.get("/api/v1/runners").json()) {
                                if (one.at("/host").asString().equals(host)) {
                                    return json.delete(
                                            "/api/v1/runners/" + one.at("/id").asString());
                                }
                            }
                            throw new AssertionError(host + " is not there");
                        });
    }

    private static Answer admit(Json json) {
        return json.post("/api/v1/runners", "{'host': 'app-%s'}".formatted(UUID.randomUUID()));
    }
}
