package org.nightdesk.catalog;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls services. */
public class CatalogRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "services.list", json -> json.get("/api/v1/services?size=3"),
                "services.create", CatalogRecipes::service,
                "services.show", json -> json.get(service(json).header("Location")),
                "services.change", json -> json.patch(service(json).header("Location"), "{'tier': 1}"));
    }

    private static Answer service(Json json) {
        String body = "{'name': 'Settlement %s', 'tier': 2, 'dependsOn': ['everything-else']}";
        return json.post("/api/v1/services", body.formatted(UUID.randomUUID()));
    }
}
