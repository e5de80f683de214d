package org.nightdesk.intake;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls integrations and alerts. */
public class IntakeRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "integrations.list", json -> json.get("/api/v1/integrations?size=2"),
                "integrations.create", IntakeRecipes::integration,
                "integrations.show", json -> json.get(integration(json).header("Location")),
                "integrations.change", json -> json.patch(integration(json).header("Location"), "{'reopenMinutes': 5}"),
                "integrations.requests.requests",
                        json -> json.get(integration(json).header("Location") + "/requests"),
                "alerts.list", json -> json.get("/api/v1/alerts?state=firing&size=2"));
    }

    private static Answer integration(Json json) {
        return json.post(
                "/api/v1/integrations", "{'kind': 'generic', 'name': 'Script %s'}".formatted(UUID.randomUUID()));
    }
}
