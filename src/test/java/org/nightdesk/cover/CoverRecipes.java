package org.nightdesk.cover;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Somebody is on a plane in their shift, and somebody else covers it. */
public class CoverRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "covers.list", json -> json.get("/api/v1/covers?size=3"),
                "covers.show", json -> json.get("/api/v1/covers/" + new Asked(node, json).id),
                "covers.taking.take", json -> new Asked(node, json).take(json),
                "covers.taking.undo",
                        json -> {
                            Asked asked = new Asked(node, json);
                            asked.take(json);
                            return json.delete("/api/v1/covers/" + asked.id + "/taking");
                        });
    }

    private static final class Asked {

        private final String id;
        private final String other;

        Asked(TestNode node, Json json) {
            // Whoever follows the timeline begins where it ends at the first look.
            node.runDue();
            String away = person(json);
            this.other = person(json);
            json.post("/api/v1/schedules", """
                    {'name': 'Line %s', 'timeZone': 'Europe/Dublin', 'layers': [
                      {'rotation': {'every': {'count': 1, 'unit': 'weeks'}, 'handoverTime': '09:00', 'start': '2026-11-16'}, 'people': ['%s']},
                      {'rotation': {'every': {'count': 1, 'unit': 'weeks'}, 'handoverTime': '09:00', 'start': '2026-11-16'}, 'people': ['%s']}]}
                    """.formatted(UUID.randomUUID(), other, away));
            String absence = json.post(
                            "/api/v1/absences",
                            "{'person': '%s', 'from': '2036-11-20T14:00', 'until': '2036-11-20T22:00', 'unreachable': true}"
                                    .formatted(away))
                    .text("/id");
            node.runDue();
            this.id = node.bean(CoverRequests.class).coming(node.now()).stream()
                    .filter(request -> request.absence().text().equals(absence))
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .text();
        }

        Answer take(Json json) {
            return json.post("/api/v1/covers/" + id + "/taking", "{'person': '%s'}".formatted(other));
        }

        private static String person(Json json) {
            String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
            return json.post("/api/v1/people", body.formatted(UUID.randomUUID()))
                    .text("/id");
        }
    }
}
