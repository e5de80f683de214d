package org.nightdesk.freeze;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Nothing is changed in a place of the tests' own. */
public class FreezeRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "freezes.list", json -> json.get("/api/v1/freezes?size=3"),
                "freezes.verdict.verdict", json -> json.get("/api/v1/freezes/verdict?environment=Atlantis"),
                "freezes.declare", FreezeRecipes::freeze,
                "freezes.show", json -> json.get(freeze(json).header("Location")),
                "freezes.lifting.lift", json -> json.post(freeze(json).header("Location") + "/lifting", "{}"));
    }

    private static Answer freeze(Json json) {
        return json.post(
                "/api/v1/freezes",
                "{'from': '2036-12-24T16:00', 'until': '2037-01-02T08:00', 'timeZone': 'Europe/Dublin', 'environment': 'Atlantis', 'reason': 'Christmas'}");
    }
}
