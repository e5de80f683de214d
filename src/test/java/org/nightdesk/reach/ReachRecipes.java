package org.nightdesk.reach;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Says how pages reach somebody. */
public class ReachRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "people.notification-rules.show", json -> json.get(path(json)),
                "people.notification-rules.replace",
                        json -> json.put(
                                path(json),
                                "{'urgent': [{'method': 'email', 'afterMinutes': 0}], 'notUrgent': [],"
                                        + " 'quietHours': {'from': '22:00', 'until': '07:00'}}"));
    }

    private static String path(Json json) {
        return "/api/v1/people/"
                + json.post(
                                "/api/v1/people",
                                "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}"
                                        .formatted(UUID.randomUUID()))
                        .text("/id")
                + "/notification-rules";
    }
}
