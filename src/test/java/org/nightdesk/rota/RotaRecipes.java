package org.nightdesk.rota;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls schedules and overrides. */
public class RotaRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.ofEntries(
                Map.entry("schedules.list", json -> json.get("/api/v1/schedules?size=3")),
                Map.entry("schedules.create", RotaRecipes::schedule),
                Map.entry("schedules.show", json -> json.get(schedule(json).header("Location"))),
                Map.entry(
                        "schedules.change",
                        json -> json.patch(schedule(json).header("Location"), "{'timeZone': 'Asia/Tokyo'}")),
                Map.entry("schedules.delete", json -> json.delete(schedule(json).header("Location"))),
                Map.entry(
                        "schedules.on-call.onCall",
                        json -> json.get(schedule(json).header("Location") + "/on-call?at=2026-11-20T03:06:00Z")),
                Map.entry(
                        "schedules.shifts.shifts",
                        json -> json.get(schedule(json).header("Location") + "/shifts")),
                Map.entry(
                        "schedules.shadow-shifts.shadowShifts",
                        json -> json.get(schedule(json).header("Location") + "/shadow-shifts")),
                Map.entry("schedules.overrides.list", json -> {
                    String made = override(json).header("Location");
                    return json.get(made.substring(0, made.lastIndexOf('/')));
                }),
                Map.entry("schedules.overrides.create", RotaRecipes::override),
                Map.entry(
                        "schedules.overrides.show",
                        json -> json.get(override(json).header("Location"))),
                Map.entry(
                        "schedules.overrides.withdraw",
                        json -> json.delete(override(json).header("Location"))));
    }

    private static Answer schedule(Json json) {
        String body = """
                {'name': 'First line %s', 'timeZone': 'Europe/Dublin', 'layers': [{
                   'rotation': {'every': {'count': 1, 'unit': 'weeks'}, 'handoverTime': '09:00', 'handoverDay': 'monday', 'start': '2026-11-16'},
                   'people': ['%s'],
                   'restrictions': [{'days': ['monday', 'friday'], 'from': '22:00', 'until': '03:30'}]}]}
                """;
        return json.post("/api/v1/schedules", body.formatted(UUID.randomUUID(), person(json)));
    }

    private static Answer override(Json json) {
        String body = "{'person': '%s', 'from': '2026-11-20T22:00:00Z', 'until': '2026-11-21T03:30:00Z'}";
        return json.post(schedule(json).header("Location") + "/overrides", body.formatted(person(json)));
    }

    private static String person(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id");
    }
}
