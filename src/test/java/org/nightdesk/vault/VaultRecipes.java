package org.nightdesk.vault;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls secrets. */
public class VaultRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "secrets.list", json -> json.get("/api/v1/secrets"),
                "secrets.keep", VaultRecipes::keep,
                "secrets.remove",
                        json -> json.delete("/api/v1/secrets?name=" + keep(json).text("/name")));
    }

    private static Answer keep(Json json) {
        return json.put(
                "/api/v1/secrets",
                "{'name': 'api-key-%s', 'kind': 'sealed', 'value': 's3cret'}".formatted(UUID.randomUUID()));
    }
}
