package org.nightdesk.maintenance;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Somebody will be at work on a service of the tests' own. */
public class MaintenanceRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "maintenance.list", json -> json.get("/api/v1/maintenance?size=3"),
                "maintenance.plan", json -> plan(json),
                "maintenance.show", json -> json.get(plan(json).header("Location")),
                "maintenance.change", json -> json.put(plan(json).header("Location"), body(json, 8)),
                "maintenance.end.end", json -> json.post(plan(json).header("Location") + "/end", "{}"));
    }

    private static Answer plan(Json json) {
        return json.post("/api/v1/maintenance", body(json, 4));
    }

    private static String body(Json json, int hour) {
        String service = json.post("/api/v1/services", "{'name': 'Lathe %s', 'tier': 3}".formatted(UUID.randomUUID()))
                .text("/id");
        return "{'services': ['%s'], 'from': '2036-12-24T01:00:00Z', 'until': '2036-12-24T0%d:00:00Z', 'reason': 'New bearings', 'dependents': true}"
                .formatted(service, hour);
    }
}
