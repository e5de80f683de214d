package org.nightdesk.datasource;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;

/** Calls data sources, which are all the same shop. */
public class SourceRecipes implements Recipes {

    private final ShopDatabase shop = withPlainPassword(ShopDatabase.fresh());

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "data-sources.list", json -> json.get("/api/v1/data-sources?size=3"),
                "data-sources.create", this::source,
                "data-sources.show", json -> json.get(source(json).header("Location")),
                "data-sources.change", json -> json.put(source(json).header("Location"), body()),
                "data-sources.check.check", json -> json.post(source(json).header("Location") + "/check", "{}"),
                "data-sources.enabled.enable",
                        json -> json.put(source(json).header("Location") + "/enabled", "{'enabled': false}"));
    }

    /** A new source. */
    public Answer source(Json json) {
        return json.post("/api/v1/data-sources", body());
    }

    private String body() {
        return "{'name': 'Shop %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any'}"
                .formatted(UUID.randomUUID(), shop.host(), shop.port(), shop.name(), shop.reader());
    }

    // The client of the tests turns single quotes into double ones.
    private static ShopDatabase withPlainPassword(ShopDatabase shop) {
        shop.execute("alter role %s password 'any'".formatted(shop.reader()));
        return shop;
    }
}
