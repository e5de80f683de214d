package org.nightdesk.rehearsal;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Reads the rehearsal, and rehearses. */
public class RehearsalRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "rehearsal.show", json -> json.get("/api/v1/rehearsal"),
                "rehearsal.rehearse", json -> json.post("/api/v1/rehearsal", "{}"));
    }
}
