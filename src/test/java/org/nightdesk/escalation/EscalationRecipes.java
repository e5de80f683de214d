package org.nightdesk.escalation;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls escalation policies. */
public class EscalationRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "escalation-policies.list", json -> json.get("/api/v1/escalation-policies?size=2"),
                "escalation-policies.create", EscalationRecipes::policy,
                "escalation-policies.show", json -> json.get(policy(json).header("Location")),
                "escalation-policies.simulation.simulate",
                        json -> json.get(policy(json).header("Location") + "/simulation?priority=P2"),
                "escalation-policies.change", json -> json.patch(policy(json).header("Location"), "{'repeat': 3}"));
    }

    private static Answer policy(Json json) {
        String person = json.post(
                        "/api/v1/people",
                        "{'name': 'Dana', 'email': '%s@cast.example', 'role': 'responder'}"
                                .formatted(UUID.randomUUID()))
                .text("/id");
        return json.post(
                "/api/v1/escalation-policies",
                "{'name': 'Nights %s', 'steps': [{'targets': [{'kind': 'person', 'id': '%s'}], 'waitMinutes': 10}]}"
                        .formatted(UUID.randomUUID(), person));
    }
}
