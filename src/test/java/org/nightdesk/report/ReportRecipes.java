package org.nightdesk.report;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls reports on a shop. */
public class ReportRecipes implements Recipes {

    private static final String ARGUMENTS = "{'arguments': {'least': '1.5'}}";

    private final SourceRecipes shops = new SourceRecipes();

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.ofEntries(
                Map.entry("reports.list", json -> json.get("/api/v1/reports?size=3")),
                Map.entry("reports.create", this::report),
                Map.entry("reports.show", json -> json.get(report(json).header("Location"))),
                Map.entry("reports.change", json -> {
                    Answer report = report(json);
                    return json.put(
                            report.header("Location"),
                            body(report.json().get("source").asString()));
                }),
                Map.entry("reports.parameters.options.options", this::options),
                Map.entry(
                        "reports.query.query",
                        json -> json.post(
                                "/api/v1/reports/query",
                                "{'source': '%s', 'sql': 'select count(*) as n from sale'}"
                                        .formatted(shops.source(json).text("/id")))),
                Map.entry("reports.query.running.running", json -> json.get("/api/v1/reports/query/running")),
                Map.entry(
                        "reports.query.cancellation.end",
                        json -> json.post(
                                "/api/v1/reports/query/cancellation", "{'asking': '%s'}".formatted(UUID.randomUUID()))),
                Map.entry("reports.runs.runs", json -> json.get(run(json) + "/runs")),
                Map.entry("reports.runs.run", json -> json.post(report(json).header("Location") + "/runs", ARGUMENTS)),
                Map.entry(
                        "reports.pivot.pivot",
                        json -> json.post(
                                report(json).header("Location") + "/pivot",
                                "{'arguments': {'least': '1'}, 'pivot': {'rows': ['customer'], 'values': [{'column': 'amount', 'reckoning': 'sum'}]}}")),
                Map.entry("reports.runs.cancellation.cancel", this::cancelled),
                Map.entry(
                        "reports.result.csv.csv",
                        json -> json.post(report(json).header("Location") + "/result.csv", ARGUMENTS)),
                Map.entry(
                        "reports.result.xlsx.xlsx",
                        json -> json.post(report(json).header("Location") + "/result.xlsx", ARGUMENTS)),
                Map.entry(
                        "reports.result.json.json",
                        json -> json.post(report(json).header("Location") + "/result.json", ARGUMENTS)));
    }

    private Answer options(Json json) {
        String report = json.post(
                        "/api/v1/reports",
                        "{'name': 'Sales %s', 'source': '%s', 'sql': 'select :town::text as town', 'parameters': 'town text from select customer from sale', 'tags': ['sales']}"
                                .formatted(UUID.randomUUID(), shops.source(json).text("/id")))
                .header("Location");
        return json.get(report + "/parameters/town/options");
    }

    private Answer cancelled(Json json) {
        String report = report(json).header("Location");
        String run = json.post(report + "/runs", ARGUMENTS)
                .json()
                .get("run")
                .get("id")
                .asString();
        return json.post(report + "/runs/" + run + "/cancellation", "{}");
    }

    private String run(Json json) {
        String report = report(json).header("Location");
        json.post(report + "/runs", ARGUMENTS);
        return report;
    }

    /** A new report, which asks for {@code least}. */
    public Answer report(Json json) {
        return json.post(
                "/api/v1/reports", body(shops.source(json).json().get("id").asString()));
    }

    private static String body(String source) {
        return "{'name': 'Sales %s', 'source': '%s', 'sql': 'select customer, amount from sale where amount >= :least', 'parameters': 'least number'}"
                .formatted(UUID.randomUUID(), source);
    }
}
