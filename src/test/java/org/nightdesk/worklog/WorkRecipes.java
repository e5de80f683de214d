package org.nightdesk.worklog;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Reads the time spent on a ticket. */
public class WorkRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of("tickets.work.list", json -> {
            String ticket = json.post("/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                    .json()
                    .get("id")
                    .asString();
            return json.get("/api/v1/tickets/" + ticket + "/work");
        });
    }
}
