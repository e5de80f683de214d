package org.nightdesk.bulk;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Does the same to several tickets. */
public class BulkRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "bulk.count.count", json -> json.get("/api/v1/bulk/count?q=tag:no-such-tag"),
                "bulk.act", BulkRecipes::act,
                "bulk.show", json -> json.get("/api/v1/bulk/" + id(json)),
                "bulk.undo.undo", json -> json.post("/api/v1/bulk/" + id(json) + "/undo", "{}"));
    }

    private static String id(Json json) {
        return act(json).json().get("id").asString();
    }

    private static Answer act(Json json) {
        String ticket = json.post("/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                .json()
                .get("id")
                .asString();
        return json.post("/api/v1/bulk", "{'tickets': ['%s'], 'steps': ['tag: lift']}".formatted(ticket));
    }
}
