package org.nightdesk.access;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls tokens. */
public class AccessRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "tokens.list", json -> json.get("/api/v1/tokens?size=3"),
                "tokens.create", AccessRecipes::token,
                "tokens.show", json -> json.get(token(json).header("Location")),
                "tokens.revoke", json -> json.delete(token(json).header("Location")));
    }

    private static Answer token(Json json) {
        return json.post("/api/v1/tokens", "{'name': 'a probe', 'role': 'responder'}");
    }
}
