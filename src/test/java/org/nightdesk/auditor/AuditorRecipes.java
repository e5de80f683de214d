package org.nightdesk.auditor;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Reads the auditor, and leaves it as it is. */
public class AuditorRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "auditor.show", json -> json.get("/api/v1/auditor"),
                "auditor.change", json -> json.patch("/api/v1/auditor", "{'watching': true}"));
    }
}
