package org.nightdesk.heartbeat;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** A job of the tests' own that must call. */
public class HeartbeatRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "heartbeats.list", json -> json.get("/api/v1/heartbeats?size=3"),
                "heartbeats.create", HeartbeatRecipes::create,
                "heartbeats.show", json -> json.get(create(json).header("Location")),
                "heartbeats.change", json -> json.put(create(json).header("Location"), body(json)),
                "heartbeats.pause.pause", json -> json.post(create(json).header("Location") + "/pause", "{}"),
                "heartbeats.resume.resume", json -> json.post(create(json).header("Location") + "/resume", "{}"),
                "heartbeats.remove", json -> json.delete(create(json).header("Location")),
                "heartbeats.pings.pings", json -> json.get(create(json).header("Location") + "/pings"),
                "heartbeats.flips.flips", json -> json.get(create(json).header("Location") + "/flips"));
    }

    private static Answer create(Json json) {
        return json.post("/api/v1/heartbeats", body(json));
    }

    private static String body(Json json) {
        String service = json.post("/api/v1/services", "{'name': 'Mill %s', 'tier': 3}".formatted(UUID.randomUUID()))
                .text("/id");
        return "{'name': 'Grind %s', 'service': '%s', 'cron': '0 4 * * *', 'timeZone': 'Europe/Dublin', 'graceSeconds': 600, 'severity': 'warning', 'note': 'Oil it'}"
                .formatted(UUID.randomUUID(), service);
    }
}
