package org.nightdesk.api;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls the feed and the example. */
public class KitRecipes implements Recipes {

    private static final String LAMP = "{'name': 'desk', 'watts': 5}";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "events.follow", json -> json.get("/api/v1/events"),
                "lamps.list", json -> json.get("/api/v1/lamps?size=2"),
                "lamps.create", json -> json.post("/api/v1/lamps", LAMP),
                "lamps.show", json -> json.get(lamp(json)),
                "lamps.change", json -> json.patch(lamp(json), "{'watts': 7}"));
    }

    private static String lamp(Json json) {
        return json.post("/api/v1/lamps", LAMP).header("Location");
    }
}
