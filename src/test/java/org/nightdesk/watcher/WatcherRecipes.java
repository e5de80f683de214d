package org.nightdesk.watcher;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls watchers. */
public class WatcherRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String bob = Cast.of(node).bob().id().text();
        return Map.of(
                "tickets.watchers.watch", json -> watch(json, ticket(json), bob),
                "tickets.watchers.show", json -> json.get(ticket(json) + "/watchers"),
                "tickets.watchers.unwatch",
                        json -> {
                            String ticket = ticket(json);
                            watch(json, ticket, bob);
                            return json.delete(ticket + "/watchers/" + bob);
                        });
    }

    private static Answer watch(Json json, String ticket, String person) {
        return json.post(ticket + "/watchers", "{'person': '%s'}".formatted(person));
    }

    private static String ticket(Json json) {
        return json.post("/api/v1/tickets", "{'title': 'Labels print twice', 'impact': 'low', 'urgency': 'low'}")
                .header("Location");
    }
}
