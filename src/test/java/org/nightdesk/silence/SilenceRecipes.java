package org.nightdesk.silence;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Alerts of a machine of the tests' own wake nobody. */
public class SilenceRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "silences.list", json -> json.get("/api/v1/silences?size=3"),
                "silences.make", json -> make(json),
                "silences.show", json -> json.get(make(json).header("Location")),
                "silences.change", json -> json.put(make(json).header("Location"), body(8)),
                "silences.end.end", json -> json.post(make(json).header("Location") + "/end", "{}"));
    }

    private static Answer make(Json json) {
        return json.post("/api/v1/silences", body(4));
    }

    private static String body(int hour) {
        return "{'matchers': ['instance=%s'], 'from': '2036-12-24T01:00:00Z', 'until': '2036-12-24T0%d:00:00Z', 'reason': 'New bearings'}"
                .formatted(UUID.randomUUID(), hour);
    }
}
