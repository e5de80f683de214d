package org.nightdesk.offline;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Takes the offline pack. */
public class OfflineRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of("offline-pack.show", json -> json.get("/api/v1/offline-pack"));
    }
}
