package org.nightdesk.swap;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Asks for hours of a shift, and takes the asking back. */
public class SwapRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "swaps.list", json -> json.get("/api/v1/swaps?size=3"),
                "swaps.create", SwapRecipes::swap,
                "swaps.show", json -> json.get(swap(json).header("Location")),
                "swaps.undo", json -> json.delete(swap(json).header("Location")));
    }

    private static Answer swap(Json json) {
        String owner = person(json);
        String schedule = json.post("/api/v1/schedules", """
                        {'name': 'Line %s', 'timeZone': 'Europe/Dublin', 'layers': [{
                           'rotation': {'every': {'count': 1, 'unit': 'weeks'}, 'handoverTime': '09:00', 'handoverDay': 'monday', 'start': '2026-11-16'},
                           'people': ['%s'], 'restrictions': []}]}
                        """.formatted(UUID.randomUUID(), owner))
                .text("/id");
        String body =
                "{'schedule': '%s', 'owner': '%s', 'taker': '%s', 'from': '2036-11-20T22:00:00Z', 'until': '2036-11-21T03:30:00Z'}";
        return json.post("/api/v1/swaps", body.formatted(schedule, owner, person(json)));
    }

    private static String person(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id");
    }
}
