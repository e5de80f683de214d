package org.nightdesk.macro;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls macros. */
public class MacroRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "macros.list", json -> json.get("/api/v1/macros?size=3"),
                "macros.create", MacroRecipes::macro,
                "macros.show", json -> json.get(macro(json).header("Location")),
                "macros.change", json -> json.put(macro(json).header("Location"), body()),
                "macros.rehearsal.rehearse",
                        json -> json.get(macro(json).header("Location") + "/rehearsal?ticket=" + ticket(json)),
                "macros.runs.run",
                        json -> json.post(
                                macro(json).header("Location") + "/runs", "{'ticket': '%s'}".formatted(ticket(json))),
                "macros.remove", json -> json.delete(macro(json).header("Location")));
    }

    private static String ticket(Json json) {
        return json.post("/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                .json()
                .get("id")
                .asString();
    }

    private static Answer macro(Json json) {
        return json.post("/api/v1/macros", body());
    }

    private static String body() {
        return "{'name': 'Lift %s', 'steps': ['tag: lift', 'hold: vendor, the lift company']}"
                .formatted(UUID.randomUUID());
    }
}
