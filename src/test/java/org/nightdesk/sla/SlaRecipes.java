package org.nightdesk.sla;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls calendars and agreements. */
public class SlaRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "calendars.list", json -> json.get("/api/v1/calendars?size=3"),
                "calendars.create", SlaRecipes::calendar,
                "calendars.show", json -> json.get(calendar(json).header("Location")),
                "calendars.change",
                        json -> json.patch(
                                calendar(json).header("Location"), "{'timeZone': 'Europe/Dublin', 'holidays': 'ie'}"),
                "agreements.list", json -> json.get("/api/v1/agreements?size=3"),
                "agreements.create", SlaRecipes::agreement,
                "agreements.show", json -> json.get(agreement(json).header("Location")),
                "agreements.change",
                        json -> json.patch(
                                agreement(json).header("Location"),
                                "{'warnAt': [50, 80], 'nudgeHours': {'vendor': 4}, 'matrix': [1,1,2,2,3,4,3,4,5]}"));
    }

    private static Answer calendar(Json json) {
        String body =
                "{'name': 'Night shift %s', 'timeZone': 'Asia/Kolkata', 'week': ['22:00-06:00','','','','','',''],"
                        + " 'specialDays': [{'name': 'Diwali', 'from': '2026-11-08', 'until': '2026-11-08'}]}";
        return json.post("/api/v1/calendars", body.formatted(UUID.randomUUID()));
    }

    private static Answer agreement(Json json) {
        String customer = json.post("/api/v1/customers", "{'name': 'Meridian %s'}".formatted(UUID.randomUUID()))
                .header("Location")
                .replaceFirst(".*/", "");
        String body =
                "{'name': 'Gold %s', 'customer': '%s', 'targets': [{'priority': 1, 'calendar': 'cal_1', 'resolution': 120}]}";
        return json.post("/api/v1/agreements", body.formatted(UUID.randomUUID(), customer));
    }
}
