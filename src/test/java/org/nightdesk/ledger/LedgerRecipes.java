package org.nightdesk.ledger;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Reads the ledger of a team of one, and makes that one's share smaller. */
public class LedgerRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "people.load.load", json -> json.get("/api/v1/people/" + person(json) + "/load?month=2026-10"),
                "teams.load.load", json -> json.get(team(json, person(json)) + "/load"),
                "teams.load.csv.csv",
                        json -> json.get(team(json, person(json)) + "/load.csv?from=2026-09&until=2026-10"),
                "teams.load.shares.share", LedgerRecipes::share,
                "teams.nobody-available.nobody", json -> json.get(team(json, person(json)) + "/nobody-available"));
    }

    private static Answer share(Json json) {
        String person = person(json);
        return json.put(team(json, person) + "/load/shares/" + person, "{'percent': 60}");
    }

    private static String team(Json json, String person) {
        String body = "{'name': 'Team %s', 'members': ['%s']}".formatted(UUID.randomUUID(), person);
        return json.post("/api/v1/teams", body).header("Location");
    }

    private static String person(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id");
    }
}
