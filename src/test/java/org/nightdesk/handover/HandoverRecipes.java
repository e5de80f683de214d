package org.nightdesk.handover;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Keeps handovers of a schedule whose shift has just changed, and reads them. */
public class HandoverRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "handovers.list", json -> json.get("/api/v1/handovers?size=3"),
                "handovers.releases.release", json -> released(json, node),
                "handovers.show", json -> json.get("/api/v1/handovers/" + made(json, node)),
                "schedules.handovers.kept",
                        json -> json.get("/api/v1/schedules/" + schedule(json, node) + "/handovers"),
                "schedules.handovers.keep", json -> off(json, schedule(json, node)));
    }

    private static Answer released(Json json, TestNode node) {
        String schedule = schedule(json, node);
        String made = made(json, node, schedule);
        String leaving = json.get("/api/v1/handovers/" + made)
                .json()
                .get("handover")
                .get("leaving")
                .get(0)
                .asString();
        Answer released = json.put("/api/v1/handovers/" + made + "/releases/" + leaving, "{}");
        off(json, schedule);
        return released;
    }

    private static String made(Json json, TestNode node) {
        String schedule = schedule(json, node);
        String made = made(json, node, schedule);
        off(json, schedule);
        return made;
    }

    private static String made(Json json, TestNode node, String schedule) {
        String team = json.post("/api/v1/teams", "{'name': 'Night %s', 'members': []}".formatted(UUID.randomUUID()))
                .text("/id");
        json.put("/api/v1/schedules/" + schedule + "/handovers", "{'team': '%s'}".formatted(team));
        while (node.bean(Watch.class).runDue(node.now()) > 0) {
            // each schedule in its turn
        }
        return json.get("/api/v1/handovers?size=500")
                .json()
                .get("data")
                .valueStream()
                .filter(one -> one.get("schedule").asString().equals(schedule))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    /** Else the leads of other stories would be paged for it one day. */
    private static Answer off(Json json, String schedule) {
        return json.put("/api/v1/schedules/" + schedule + "/handovers", "{}");
    }

    /** Hands over each hour: some change is near, whatever the time. */
    private static String schedule(Json json, TestNode node) {
        return json.post("/api/v1/schedules", """
                        {'name': 'Line %s', 'timeZone': 'UTC', 'layers': [{
                           'rotation': {'every': {'count': 1, 'unit': 'hours'}, 'handoverTime': '%s', 'start': '2026-11-16'},
                           'people': ['%s', '%s'], 'restrictions': []}]}
                        """.formatted(
                                UUID.randomUUID(),
                                node.now().plusSeconds(600).toString().substring(11, 16),
                                person(json),
                                person(json)))
                .text("/id");
    }

    private static String person(Json json) {
        String body = "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}";
        return json.post("/api/v1/people", body.formatted(UUID.randomUUID())).text("/id");
    }
}
