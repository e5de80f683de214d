package org.nightdesk.chore;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls chores. */
public class ChoreRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String owner = Cast.of(node).bob().id().text();
        return Map.of(
                "chores.list", json -> json.get("/api/v1/chores?size=3"),
                "chores.create", json -> chore(json, owner),
                "chores.show", json -> json.get(chore(json, owner).header("Location")),
                "chores.change", json -> json.put(chore(json, owner).header("Location"), body(owner)),
                "chores.turns.turns", json -> json.get(chore(json, owner).header("Location") + "/turns"),
                "chores.completion.complete",
                        json -> json.post(
                                chore(json, owner).header("Location") + "/completion",
                                "{'minutes': 20, 'wrong': true}"),
                "chores.skip.skip",
                        json -> json.post(chore(json, owner).header("Location") + "/skip", "{'reason': 'a holiday'}"));
    }

    private static Answer chore(Json json, String owner) {
        return json.post("/api/v1/chores", body(owner));
    }

    private static String body(String owner) {
        return "{'name': 'Rotate the logs %s', 'why': 'The disk is small.', 'forWhom': 'Platform', 'owner': '%s', 'every': 'week', 'weekday': 'friday', 'at': '09:00', 'timeZone': 'Europe/Dublin', 'minutes': 15, 'graceMinutes': 60}"
                .formatted(UUID.randomUUID(), owner);
    }
}
