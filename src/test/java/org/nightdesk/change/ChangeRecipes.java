package org.nightdesk.change;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** A change is written, agreed to and done. */
public class ChangeRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Cast cast = Cast.of(node);
        Json other = Json.of(node, cast.ownToken(cast.alice()));
        Map<String, Function<Json, Answer>> recipes = new HashMap<>(Map.of(
                "changes.list", json -> json.get("/api/v1/changes?size=3"),
                "changes.create", ChangeRecipes::change,
                "changes.show", json -> json.get(change(json).header("Location")),
                "changes.change", json -> json.put(change(json).header("Location"), body(json, "Other bearings")),
                "changes.conflicts.conflicts", json -> json.get(change(json).header("Location") + "/conflicts"),
                "changes.submission.submit", json -> json.post(change(json).header("Location") + "/submission", "{}"),
                "changes.approval.say", json -> other.post(submitted(json) + "/approval", "{'approved': true}"),
                "changes.start.start", json -> json.post(approved(json, other) + "/start", "{}"),
                "changes.result.end",
                        json -> {
                            String at = started(json, other);
                            json.post(at + "/points/1", "{}");
                            return json.post(at + "/result", "{'worked': true, 'result': 'It turns'}");
                        },
                "changes.points.tick", json -> json.post(started(json, other) + "/points/1", "{}")));
        recipes.put("changes.withdrawal.withdraw", json -> json.post(submitted(json) + "/withdrawal", "{}"));
        return recipes;
    }

    static Answer change(Json json) {
        return json.post("/api/v1/changes", body(json, "New bearings"));
    }

    private static String submitted(Json json) {
        String at = change(json).header("Location");
        json.post(at + "/submission", "{}");
        return at;
    }

    private static String approved(Json json, Json other) {
        String at = submitted(json);
        other.post(at + "/approval", "{'approved': true}");
        return at;
    }

    private static String started(Json json, Json other) {
        String at = approved(json, other);
        json.post(at + "/start", "{}");
        return at;
    }

    private static String body(Json json, String title) {
        String service = json.post("/api/v1/services", "{'name': 'Lathe %s', 'tier': 3}".formatted(UUID.randomUUID()))
                .text("/id");
        return "{'title': '%s', 'why': 'They are worn', 'services': ['%s'], 'environment': 'Workshop', 'from': '2036-11-24T01:00:00Z', 'until': '2036-11-24T02:00:00Z', 'points': ['Turn it by hand']}"
                .formatted(title, service);
    }
}
