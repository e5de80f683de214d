package org.nightdesk.delivery;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.report.ReportRecipes;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls deliveries of a report, into a folder. */
public class DeliveryRecipes implements Recipes {

    private final ReportRecipes reports = new ReportRecipes();

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String owner = Cast.of(node).alice().id().text();
        return Map.of(
                "deliveries.list", json -> json.get("/api/v1/deliveries?size=3"),
                "deliveries.create", json -> delivery(json, owner),
                "deliveries.show", json -> json.get(delivery(json, owner).header("Location")),
                "deliveries.change", json -> changed(json, owner),
                "deliveries.rest.rest",
                        json -> json.put(delivery(json, owner).header("Location") + "/rest", "{'rests': true}"),
                "deliveries.delete", json -> json.delete(delivery(json, owner).header("Location")),
                "deliveries.parcels.deliver",
                        json -> json.post(delivery(json, owner).header("Location") + "/parcels", "{}"),
                "deliveries.parcels.parcels",
                        json -> {
                            String at = delivery(json, owner).header("Location");
                            json.post(at + "/parcels", "{}");
                            return json.get(at + "/parcels");
                        });
    }

    private Answer delivery(Json json, String owner) {
        return json.post("/api/v1/deliveries", body(report(json), owner));
    }

    private Answer changed(Json json, String owner) {
        String report = report(json);
        Answer made = json.post("/api/v1/deliveries", body(report, owner));
        return json.put(made.header("Location"), body(report, owner));
    }

    private String report(Json json) {
        return reports.report(json).json().get("id").asString();
    }

    private static String body(String report, String owner) {
        return """
                {'name': 'Sales', 'report': '%s', 'owner': '%s', 'arguments': {'least': '1.5'}, 'format': 'csv', 'way': 'folder', 'to': ['sales'],
                 'when': {'every': 'week', 'weekdays': [1, 4], 'at': '07:00', 'timeZone': 'Europe/Dublin'},
                 'condition': {'kind': 'value', 'column': 'amount', 'sign': '>=', 'value': '100'}}
                """.formatted(report, owner);
    }
}
