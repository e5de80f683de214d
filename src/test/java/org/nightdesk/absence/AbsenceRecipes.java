package org.nightdesk.absence;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Goes away, and comes back. */
public class AbsenceRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "absences.list", json -> json.get("/api/v1/absences?size=3"),
                "absences.create", AbsenceRecipes::absence,
                "absences.show", json -> json.get(absence(json).header("Location")),
                "absences.remove", json -> json.delete(absence(json).header("Location")));
    }

    private static Answer absence(Json json) {
        String person = json.post(
                        "/api/v1/people",
                        "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}"
                                .formatted(UUID.randomUUID()))
                .text("/id");
        return json.post(
                "/api/v1/absences",
                "{'person': '%s', 'from': '2036-12-24', 'until': '2036-12-26', 'reason': 'Home'}".formatted(person));
    }
}
