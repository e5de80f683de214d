package org.nightdesk.installation;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls installations and environments. */
public class InstallationRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "installations.list", json -> json.get("/api/v1/installations?size=3&environment=production"),
                "installations.create", InstallationRecipes::installation,
                "installations.show", json -> json.get(installation(json).header("Location")),
                "installations.change", json -> json.put(installation(json).header("Location"), body()),
                "environments.list", json -> json.get("/api/v1/environments"),
                "environments.keep", InstallationRecipes::environment,
                "environments.remove",
                        json -> json.delete(
                                "/api/v1/environments/" + environment(json).text("/name")));
    }

    /** A new installation. */
    public static Answer installation(Json json) {
        return json.post("/api/v1/installations", body());
    }

    private static Answer environment(Json json) {
        return json.put(
                "/api/v1/environments/e" + UUID.randomUUID().toString().substring(0, 8),
                "{'rank': 350, 'isProtected': true}");
    }

    private static String body() {
        return "{'name': 'Gateway %s', 'service': 'everything-else', 'environment': 'production', 'endpoints': [{'name': 'api', 'kind': 'http', 'address': 'https://api.example.org/v1'}]}"
                .formatted(UUID.randomUUID());
    }
}
