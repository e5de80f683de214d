package org.nightdesk.automation;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls rules that match nothing. */
public class RuleRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "rules.list", json -> json.get("/api/v1/rules?size=3"),
                "rules.create", RuleRecipes::rule,
                "rules.show", json -> json.get(rule(json).header("Location")),
                "rules.change", json -> json.put(rule(json).header("Location"), body()),
                "rules.active.turn", json -> json.put(rule(json).header("Location") + "/active", "{'active': false}"),
                "rules.runs.runs", json -> json.get(rule(json).header("Location") + "/runs"),
                "rules.trial.tryOut", json -> json.get(rule(json).header("Location") + "/trial"),
                "rules.remove", json -> json.delete(rule(json).header("Location")));
    }

    private static Answer rule(Json json) {
        return json.post("/api/v1/rules", body());
    }

    private static String body() {
        return "{'name': 'Recipe %s', 'event': 'still', 'afterMinutes': 60, 'q': 'tag:recipe-of-rules', 'steps': ['tag: old']}"
                .formatted(UUID.randomUUID());
    }
}
