package org.nightdesk.execution;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls plans and runs of playbooks. */
public class ExecutionRecipes implements Recipes {

    private static final String PLANS = "/api/v1/playbooks/plans";
    private static final String RUNS = "/api/v1/playbooks/runs";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.ofEntries(
                at(node, "playbooks.plans.list", (ground, json) -> {
                    ground.limit("250");
                    return json.get(PLANS + "?size=1");
                }),
                at(node, "playbooks.plans.show", (ground, json) -> json.get(PLANS + "/" + plan(ground))),
                at(
                        node,
                        "playbooks.plans.plan",
                        (ground, json) -> json.post(
                                "/api/v1/playbooks/"
                                        + ground.playbook(Playground.SET_A_LIMIT)
                                                .id()
                                                .text() + "/plans",
                                "{'parameters': {'where': '%s', 'value': '250'}, 'reason': 'The customer asked for it.', 'ticket': 'INC-1'}"
                                        .formatted(ground.acme.id().text()))),
                at(
                        node,
                        "playbooks.plans.approvals.list",
                        (ground, json) -> json.get(PLANS + "/"
                                + ground.approved(ground.limit("250")).id().text() + "/approvals")),
                at(node, "playbooks.plans.approvals.approve", (ground, json) -> {
                    KeptPlan plan = ground.limit("250");
                    return ground.carols()
                            .post(
                                    PLANS + "/" + plan.id().text() + "/approvals",
                                    "{'sha256': '%s', 'word': 'Looks right.'}".formatted(plan.sha256()));
                }),
                at(node, "playbooks.plans.declinations.decline", (ground, json) -> {
                    KeptPlan plan = ground.limit("250");
                    return json.post(
                            PLANS + "/" + plan.id().text() + "/declinations",
                            "{'sha256': '%s', 'word': 'Not before Christmas.'}".formatted(plan.sha256()));
                }),
                at(
                        node,
                        "playbooks.stops.stop",
                        (ground, json) -> json.post(stops(ground), "{'word': 'It does too much.'}")),
                at(node, "playbooks.stops.release", (ground, json) -> {
                    String stops = stops(ground);
                    json.post(stops, "{'word': 'It does too much.'}");
                    return json.delete(stops);
                }),
                at(node, "playbooks.runs.list", (ground, json) -> {
                    ground.done("250");
                    return json.get(RUNS + "?size=1");
                }),
                at(
                        node,
                        "playbooks.runs.of",
                        (ground, json) -> json.get(
                                "/api/v1/playbooks/" + ground.done("250").playbook() + "/runs")),
                at(node, "playbooks.runs.show", (ground, json) -> json.get(RUNS + "/" + run(ground.done("250")))),
                at(node, "playbooks.runs.begin", ExecutionRecipes::begin),
                at(
                        node,
                        "playbooks.runs.evidence.read",
                        (ground, json) -> json.get(RUNS + "/" + run(ground.done("250")) + "/evidence")),
                at(
                        node,
                        "playbooks.runs.orders.order",
                        (ground, json) -> json.post(
                                RUNS + "/" + run(ground.done("250")) + "/orders",
                                "{'choice': 'roll-back', 'why': 'Too much.'}")),
                at(node, "playbooks.runs.answers.answer", (ground, json) -> {
                    String run = run(ground.asking());
                    String attempt = json.get(RUNS + "/" + run).text("/asks/0/attempt");
                    return json.post(
                            RUNS + "/" + run + "/answers",
                            "{'attempt': '%s', 'answer': 'done', 'word': 'All is well.'}".formatted(attempt));
                }),
                at(node, "playbooks.runs.interruptions.interrupt", (ground, json) -> {
                    String run = run(ground.atAHost());
                    String attempt = json.get(RUNS + "/" + run).text("/commands/0/attempt");
                    return json.post(RUNS + "/" + run + "/interruptions", "{'attempt': '%s'}".formatted(attempt));
                }),
                at(
                        node,
                        "playbooks.runs.settlements.settle",
                        (ground, json) -> json.post(
                                RUNS + "/" + run(ground.halted()) + "/settlements", "{'word': 'Left as it was.'}")));
    }

    private static Map.Entry<String, Function<Json, Answer>> at(
            TestNode node, String operation, BiFunction<Playground, Json, Answer> call) {
        return Map.entry(operation, json -> {
            try (Playground ground = new Playground(node)) {
                return call.apply(ground, json);
            }
        });
    }

    private static String stops(Playground ground) {
        return "/api/v1/playbooks/"
                + ground.playbook(Playground.SET_A_LIMIT).id().text() + "/stops";
    }

    private static String plan(Playground ground) {
        return ground.limit("250").id().text();
    }

    private static String run(Execution execution) {
        return execution.id().text();
    }

    private static Answer begin(Playground ground, Json json) {
        KeptPlan plan = ground.approved(ground.limit("250"));
        return json.post(
                "/api/v1/playbooks/" + plan.plan().playbook().id() + "/runs",
                "{'plan': '%s'}".formatted(plan.id().text()));
    }
}
