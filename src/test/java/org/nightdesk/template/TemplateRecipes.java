package org.nightdesk.template;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls reply templates. */
public class TemplateRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "templates.list", json -> json.get("/api/v1/templates?size=3"),
                "templates.create", TemplateRecipes::template,
                "templates.show", json -> json.get(template(json).header("Location")),
                "templates.change", json -> json.put(template(json).header("Location"), body()),
                "templates.text.fill",
                        json -> json.get(template(json).header("Location") + "/text?ticket=" + ticket(json)),
                "templates.remove", json -> json.delete(template(json).header("Location")));
    }

    private static String ticket(Json json) {
        return json.post("/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                .json()
                .get("id")
                .asString();
    }

    private static Answer template(Json json) {
        return json.post("/api/v1/templates", body());
    }

    private static String body() {
        return "{'name': 'It rains %s', 'body': 'Hello {{requester}}, {{number}}', 'language': 'en'}"
                .formatted(UUID.randomUUID());
    }
}
