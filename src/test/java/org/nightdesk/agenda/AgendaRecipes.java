package org.nightdesk.agenda;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Somebody is given the address of their shifts, and it is ended. */
public class AgendaRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "people.calendars.list", json -> json.get(calendars(json)),
                "people.calendars.open", json -> json.post(calendars(json), "{}"),
                "people.calendars.close", AgendaRecipes::closed);
    }

    private static Answer closed(Json json) {
        String calendars = calendars(json);
        json.post(calendars, "{}");
        return json.delete(calendars + "/" + json.get(calendars).text("/calendars/0/id"));
    }

    private static String calendars(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return "/api/v1/people/"
                + json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id") + "/calendars";
    }
}
