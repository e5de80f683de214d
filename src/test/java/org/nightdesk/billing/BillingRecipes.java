package org.nightdesk.billing;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;
import tools.jackson.databind.JsonNode;

/** Calls bills of a shop. */
public class BillingRecipes implements Recipes {

    private final SourceRecipes shops = new SourceRecipes();

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String owner = Cast.of(node).alice().id().text();
        return Map.ofEntries(
                Map.entry("billing-definitions.list", json -> json.get("/api/v1/billing-definitions?size=3")),
                Map.entry("billing-definitions.create", json -> bill(json, owner)),
                Map.entry(
                        "billing-definitions.show",
                        json -> json.get(bill(json, owner).header("Location"))),
                Map.entry("billing-definitions.change", json -> {
                    Answer bill = bill(json, owner);
                    return json.put(bill.header("Location"), body(bill.text("/name"), bill.text("/reports/0"), owner));
                }),
                Map.entry(
                        "billing-definitions.webhook.show",
                        json -> json.get(bill(json, owner).header("Location") + "/webhook")),
                Map.entry(
                        "billing-definitions.webhook.keep",
                        json -> json.put(
                                bill(json, owner).header("Location") + "/webhook",
                                "{'address': 'https://invoices.example/in'}")),
                Map.entry("billing-definitions.webhook.calls.repetition.again", json -> repeated(node, json, owner)),
                Map.entry("billing-runs.list", json -> {
                    run(json, owner);
                    return json.get("/api/v1/billing-runs?size=3");
                }),
                Map.entry("billing-runs.run", json -> run(json, owner)),
                Map.entry("billing-runs.show", json -> json.get(run(json, owner).header("Location"))),
                Map.entry(
                        "billing-runs.customers.customers",
                        json -> json.get(run(json, owner).header("Location") + "/customers")),
                Map.entry(
                        "billing-runs.findings.findings",
                        json -> json.get(run(json, owner).header("Location") + "/findings")),
                Map.entry("billing-runs.adjustments.list", json -> {
                    String run = run(json, owner).header("Location");
                    adjustment(json, run);
                    return json.get(run + "/adjustments");
                }),
                Map.entry(
                        "billing-runs.adjustments.write",
                        json -> adjustment(json, run(json, owner).header("Location"))),
                Map.entry("billing-runs.adjustments.verdict.judge", json -> {
                    String run = run(json, owner).header("Location");
                    return judged(node, run, adjustment(json, run));
                }),
                Map.entry("billing-runs.adjustments.reversal.reverse", json -> {
                    String run = run(json, owner).header("Location");
                    Answer entry = adjustment(json, run);
                    judged(node, run, entry);
                    return json.post(
                            run + "/adjustments/" + entry.text("/id") + "/reversal",
                            "{'reason': 'granted twice', 'evidence': 'INC-8'}");
                }),
                Map.entry("billing-runs.difference.show", json -> {
                    String bill = run(json, owner).text("/definition");
                    String next = json.post(
                                    "/api/v1/billing-runs", "{'definition': '%s', 'month': '2026-10'}".formatted(bill))
                            .header("Location");
                    return json.get(next + "/difference");
                }),
                Map.entry(
                        "billing-runs.bill.csv.csv",
                        json -> json.get(run(json, owner).header("Location") + "/bill.csv")),
                Map.entry(
                        "billing-runs.bill.xlsx.xlsx",
                        json -> json.get(run(json, owner).header("Location") + "/bill.xlsx")),
                Map.entry(
                        "billing-runs.bill.json.json",
                        json -> json.get(run(json, owner).header("Location") + "/bill.json")),
                Map.entry("billing-runs.acceptances.accept", json -> accepted(json, owner)),
                Map.entry(
                        "billing-runs.approvals.approve",
                        json -> json.post(
                                run(json, owner).header("Location") + "/approvals", "{'customer': 'Arran Foods'}")),
                Map.entry(
                        "billing-runs.comments.comment",
                        json -> json.post(
                                run(json, owner).header("Location") + "/comments",
                                "{'customer': 'Arran Foods', 'text': 'Looks right.'}")));
    }

    private Answer repeated(TestNode node, Json json, String owner) {
        try (FakeSink sink = FakeSink.open()) {
            String bill = bill(json, owner).header("Location");
            json.put(bill + "/webhook", "{'address': '%s'}".formatted(sink.url("/in")));
            Answer run = json.post(
                    "/api/v1/billing-runs",
                    "{'definition': '%s', 'month': '2026-09'}".formatted(bill.substring(bill.lastIndexOf('/') + 1)));
            for (JsonNode part : json.get(run.header("Location") + "/customers").json()) {
                json.post(
                        run.header("Location") + "/approvals",
                        "{'customer': '%s'}".formatted(part.get("customer").asString()));
            }
            node.runDue();
            return json.post(
                    bill + "/webhook/calls/" + json.get(bill + "/webhook").text("/calls/0/id") + "/repetition", "{}");
        }
    }

    // A customer that was not there the month before is found.
    private Answer accepted(Json json, String owner) {
        String bill = bill(json, owner).text("/id");
        json.post("/api/v1/billing-runs", "{'definition': '%s', 'month': '2026-09'}".formatted(bill));
        String run = json.post("/api/v1/billing-runs", "{'definition': '%s', 'month': '2026-10'}".formatted(bill))
                .header("Location");
        return json.post(run + "/acceptances", "{'findings': [1], 'reason': 'They began in October.'}");
    }

    private static Answer adjustment(Json json, String run) {
        return json.post(
                run + "/adjustments",
                "{'kind': 'credit', 'customer': 'Arran Foods', 'amount': '2.50', 'reason': 'a night without', 'evidence': 'INC-7'}");
    }

    // Somebody else than who wrote it.
    private static Answer judged(TestNode node, String run, Answer entry) {
        return Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR))
                .post(run + "/adjustments/" + entry.text("/id") + "/verdict", "{'approved': true}");
    }

    private Answer run(Json json, String owner) {
        return json.post(
                "/api/v1/billing-runs",
                "{'definition': '%s', 'month': '2026-10'}"
                        .formatted(bill(json, owner).text("/id")));
    }

    private Answer bill(Json json, String owner) {
        String report = json.post(
                        "/api/v1/reports",
                        "{'name': 'Usage %s', 'source': '%s', 'sql': 'select customer, customer as item, amount from sale where day between :month_from and :month_to', 'parameters': 'month date-range'}"
                                .formatted(UUID.randomUUID(), shops.source(json).text("/id")))
                .text("/id");
        return json.post("/api/v1/billing-definitions", body("Bill " + UUID.randomUUID(), report, owner));
    }

    private static String body(String name, String report, String owner) {
        return "{'name': '%s', 'owner': '%s', 'currency': 'EUR', 'decimals': 2, 'rounding': 'half-up', 'reports': ['%s'], 'dueDay': 5, 'dueTime': '17:00', 'timeZone': 'Europe/Dublin'}"
                .formatted(name, owner, report);
    }
}
