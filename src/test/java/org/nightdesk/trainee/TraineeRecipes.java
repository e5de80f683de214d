package org.nightdesk.trainee;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls the sign-offs of a schedule with a trainee. */
public class TraineeRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "schedules.trainees.list",
                json -> json.get(trainees(json) + "/trainees"),
                "schedules.trainees.sign-off.signOff",
                json -> json.put(signOff(json), ""),
                "schedules.trainees.sign-off.takeBack",
                json -> {
                    String path = signOff(json);
                    json.put(path, "");
                    return json.delete(path);
                });
    }

    private static String signOff(Json json) {
        String schedule = trainees(json);
        return schedule + "/trainees/" + json.get(schedule).text("/layers/1/people/0") + "/sign-off";
    }

    private static String trainees(Json json) {
        String body = """
                {'name': 'With a trainee %s', 'timeZone': 'Europe/Dublin', 'layers': [
                   {'rotation': {'every': {'count': 1, 'unit': 'weeks'}}, 'people': ['%s']},
                   {'rotation': {'every': {'count': 1, 'unit': 'weeks'}}, 'people': ['%s'], 'shadow': true}]}
                """;
        return json.post("/api/v1/schedules", body.formatted(UUID.randomUUID(), person(json), person(json)))
                .header("Location");
    }

    private static String person(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id");
    }
}
