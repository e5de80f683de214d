package org.nightdesk.queue;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls saved views. */
public class QueueRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "views.list",
                json -> json.get("/api/v1/views?size=3"),
                "views.create",
                QueueRecipes::view,
                "views.show",
                json -> json.get(view(json).header("Location")),
                "views.arrangement.arrange",
                json -> json.put(
                        view(json).header("Location") + "/arrangement",
                        "{'columns': ['team', 'age'], 'groupBy': 'team'}"),
                "views.remove",
                json -> json.delete(view(json).header("Location")));
    }

    private static Answer view(Json json) {
        return json.post(
                "/api/v1/views", "{'name': 'Pressing %s', 'q': 'is:open priority:P1,P2'}".formatted(UUID.randomUUID()));
    }
}
