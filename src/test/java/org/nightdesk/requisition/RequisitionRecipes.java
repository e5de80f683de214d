package org.nightdesk.requisition;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.configuration.Shopfront;
import org.nightdesk.installation.Installation;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls configuration requests. */
public class RequisitionRecipes implements Recipes {

    private static final String PATH = "/api/v1/configuration-requests";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "configuration-requests.submit", json -> json.post(PATH, body(node)),
                "configuration-requests.check.check",
                        json -> json.post(PATH + "/check", "{'requests': [%s]}".formatted(body(node))),
                "configuration-requests.show",
                        json -> json.get(json.post(PATH, body(node)).header("Location")));
    }

    private static String body(TestNode node) {
        Cast cast = Cast.of(node);
        Shopfront shopfront = new Shopfront(node, cast);
        Installation live = shopfront.installation(cast.organisation("Recipe " + UUID.randomUUID()), "production");
        shopfront.set(live, "currency", "EUR");
        return "{'installation': '%s', 'why': 'New price list.', 'settings': [{'key': 'currency', 'value': 'USD', 'was': 'EUR'}]}"
                .formatted(live.id().text());
    }
}
