package org.nightdesk.people;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls people, teams and customers. */
public class PeopleRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.ofEntries(
                Map.entry("people.list", json -> json.get("/api/v1/people?size=3")),
                Map.entry("people.create", PeopleRecipes::person),
                Map.entry("people.show", json -> json.get(person(json).header("Location"))),
                Map.entry("people.change", json -> json.patch(person(json).header("Location"), "{'active': false}")),
                Map.entry("teams.list", json -> json.get("/api/v1/teams?size=3")),
                Map.entry("teams.create", PeopleRecipes::team),
                Map.entry("teams.show", json -> json.get(team(json).header("Location"))),
                Map.entry("teams.change", json -> json.patch(team(json).header("Location"), "{'members': []}")),
                Map.entry("customers.list", json -> json.get("/api/v1/customers?size=3")),
                Map.entry("customers.create", PeopleRecipes::customer),
                Map.entry("customers.show", json -> json.get(customer(json).header("Location"))),
                Map.entry(
                        "customers.change",
                        json -> json.patch(customer(json).header("Location"), "{'name': 'Nordhavn " + fresh() + "'}")));
    }

    private static Answer person(Json json) {
        String body = """
                {'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder', 'timeZone': 'Asia/Kolkata',
                 'contactMethods': [{'kind': 'email', 'address': 'dana@cast.example', 'verified': true}]}
                """;
        return json.post("/api/v1/people", body.formatted(fresh()));
    }

    private static Answer team(Json json) {
        return json.post(
                "/api/v1/teams",
                "{'name': 'Payments %s', 'members': ['%s']}"
                        .formatted(fresh(), person(json).text("/id")));
    }

    private static Answer customer(Json json) {
        return json.post("/api/v1/customers", "{'name': 'Meridian %s'}".formatted(fresh()));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
