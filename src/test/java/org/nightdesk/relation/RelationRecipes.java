package org.nightdesk.relation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls what tickets are to each other. */
public class RelationRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Map<String, Function<Json, Answer>> all = new HashMap<>();
        all.put("tickets.merge.merge", json -> merge(json, ticket(json)));
        all.put("tickets.merge.show", json -> json.get(merged(json) + "/merge"));
        all.put("tickets.merge.undo", json -> json.delete(merged(json) + "/merge"));
        return all;
    }

    private static String merged(Json json) {
        String part = ticket(json);
        merge(json, part);
        return part;
    }

    private static Answer merge(Json json, String part) {
        return json.post(part + "/merge", "{'into': '%s'}".formatted(number(ticket(json))));
    }

    static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String ticket(Json json) {
        return json.post("/api/v1/tickets", "{'title': 'Labels print twice', 'impact': 'low', 'urgency': 'low'}")
                .header("Location");
    }
}
