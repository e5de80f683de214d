package org.nightdesk.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.installation.Installation;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls the configuration register. */
public class ConfigurationRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Map<String, Function<Json, Answer>> recipes = new HashMap<>(Map.of(
                "services.settings.list", json -> json.get(settings(node)),
                "services.settings.create", json -> json.post(settings(node), body("page.size")),
                "services.settings.change", json -> json.put(settings(node) + "/tax.rate", body("tax.rate")),
                "services.settings.retire", json -> json.delete(settings(node) + "/tax.rate"),
                "installations.configuration.show", json -> json.get(configured(node)),
                "installations.configuration.history", json -> json.get(configured(node) + "/tax.rate"),
                "installations.configuration.enter",
                        json -> json.put(
                                configured(node) + "/tax.rate",
                                "{'side': 'current', 'value': '21', 'reason': 'seen there'}"),
                "installations.configuration.declarations.declare",
                        json -> json.post(
                                configured(node) + "/tax.rate/declarations",
                                "{'reason': 'A trial.', 'until': '%s'}"
                                        .formatted(node.now().plusSeconds(3_600))),
                "installations.configuration.approvals.approve",
                        json -> json.post(
                                configured(node) + "/tax.rate/approvals",
                                "{'value': '20', 'because': 'CHG 7', 'until': '%s'}"
                                        .formatted(node.now().plusSeconds(3_600))),
                "drift.drift", json -> json.get("/api/v1/drift?environment=production")));
        recipes.put("configuration.comparison.compare", json -> compared(node, json));
        return recipes;
    }

    private static Answer compared(TestNode node, Json json) {
        Cast cast = Cast.of(node);
        Shopfront shopfront = new Shopfront(node, cast);
        Installation one = shopfront.installation(cast.organisation("Recipe " + UUID.randomUUID()), "production");
        Installation other = shopfront.installation(cast.organisation("Recipe " + UUID.randomUUID()), "production");
        shopfront.set(one, "tax.rate", "19");
        return json.get("/api/v1/configuration/comparison?with=%s&with=%s"
                .formatted(one.id().text(), other.id().text()));
    }

    private static String settings(TestNode node) {
        return "/api/v1/services/"
                + new Shopfront(node, Cast.of(node)).service().slug() + "/settings";
    }

    private static String configured(TestNode node) {
        Cast cast = Cast.of(node);
        Shopfront shopfront = new Shopfront(node, cast);
        Installation live = shopfront.installation(cast.organisation("Recipe " + UUID.randomUUID()), "production");
        shopfront.set(live, "tax.rate", "19");
        return "/api/v1/installations/" + live.id().text() + "/configuration";
    }

    private static String body(String key) {
        return "{'key': '%s', 'kind': 'number', 'least': '1', 'most': '100'}".formatted(key);
    }
}
