package org.nightdesk.abuse;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls flagged threads. */
public class AbuseRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String charlie = Cast.of(node).charlie().id().text();
        return Map.of(
                "tickets.flag.flag", json -> json.post(ticket(json, charlie) + "/flag", ""),
                "tickets.flag.show", json -> json.get(flagged(json, charlie) + "/flag"),
                "tickets.flag.decision.decide",
                        json -> json.post(flagged(json, charlie) + "/flag/decision", "{'decision': 'stop'}"));
    }

    private static String flagged(Json json, String requester) {
        String ticket = ticket(json, requester);
        json.post(ticket + "/flag", "");
        return ticket;
    }

    private static String ticket(Json json, String requester) {
        return json.post(
                        "/api/v1/tickets",
                        "{'title': 'You fools', 'impact': 'low', 'urgency': 'low', 'requester': '%s'}"
                                .formatted(requester))
                .header("Location");
    }
}
