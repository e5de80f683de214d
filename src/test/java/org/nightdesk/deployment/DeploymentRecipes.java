package org.nightdesk.deployment;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** A pipeline tells of deployments. */
public class DeploymentRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "deployments.list", json -> json.get("/api/v1/deployments?size=3"),
                "deployments.take", DeploymentRecipes::told,
                "deployments.show",
                        json -> json.get("/api/v1/deployments/" + told(json).text("/deployment")),
                "deployments.board.board", json -> json.get("/api/v1/deployments/board"),
                "deployments.received.received", json -> json.get("/api/v1/deployments/received"));
    }

    private static Answer told(Json json) {
        String service = json.post("/api/v1/services", "{'name': 'Press %s', 'tier': 3}".formatted(UUID.randomUUID()))
                .text("/id");
        return json.post(
                "/api/v1/deployments",
                "{'number': '%s', 'service': '%s', 'environment': 'Workshop', 'version': '1.2'}"
                        .formatted(UUID.randomUUID(), service));
    }
}
