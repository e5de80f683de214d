package org.nightdesk.export;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Exports lists that find nothing but their headings. */
public class ExportRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "exports.tickets.csv.csv", json -> json.get("/api/v1/exports/tickets.csv?q=tag:recipe-of-exports"),
                "exports.tickets.xlsx.xlsx", json -> json.get("/api/v1/exports/tickets.xlsx?q=tag:recipe-of-exports"));
    }
}
