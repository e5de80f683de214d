package org.nightdesk.checklist;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls the checklist of a ticket. */
public class ChecklistRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "tickets.checklist.list", json -> json.get(path(json)),
                "tickets.checklist.add", json -> add(json, path(json)),
                "tickets.checklist.tick", json -> json.put(item(json), "{'done': true}"),
                "tickets.checklist.remove", json -> json.delete(item(json)));
    }

    private static String path(Json json) {
        return "/api/v1/tickets/"
                + json.post("/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                        .json()
                        .get("id")
                        .asString()
                + "/checklist";
    }

    private static Answer add(Json json, String path) {
        return json.post(path, "{'text': 'Ask the lift company'}");
    }

    private static String item(Json json) {
        String path = path(json);
        return path + "/" + add(json, path).json().get(0).get("id").asString();
    }
}
