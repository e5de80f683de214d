package org.nightdesk.billing;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

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
                Map.entry(
                        "billing-runs.bill.csv.csv",
                        json -> json.get(run(json, owner).header("Location") + "/bill.csv")),
                Map.entry(
                        "billing-runs.bill.xlsx.xlsx",
                        json -> json.get(run(json, owner).header("Location") + "/bill.xlsx")),
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
