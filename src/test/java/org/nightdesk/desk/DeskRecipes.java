package org.nightdesk.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls tickets and their verbs. */
public class DeskRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Map<String, Function<Json, Answer>> all = new HashMap<>();
        all.put("tickets.list", json -> json.get("/api/v1/tickets?size=3"));
        all.put("tickets.open", DeskRecipes::open);
        all.put("tickets.show", json -> json.get(ticket(json)));
        all.put(
                "tickets.change",
                json -> json.patch(
                        ticket(json),
                        "{'urgency': 'high', 'tags': ['cards'], 'priority': 'P1', 'kind': 'request', 'customer': 'none'}"));
        all.put("tickets.timeline.timeline", json -> json.get(ticket(json) + "/timeline"));
        all.put("tickets.acknowledgement.acknowledge", json -> json.post(ticket(json) + "/acknowledgement", "{}"));
        all.put("tickets.acknowledgement.giveBack", json -> json.delete(ticket(json) + "/acknowledgement"));
        all.put("tickets.assignment.assign", json -> json.post(ticket(json) + "/assignment", "{}"));
        all.put("tickets.hold.hold", json -> json.post(ticket(json) + "/hold", "{'reason': 'waits for the vendor'}"));
        all.put("tickets.hold.unhold", json -> json.delete(ticket(json) + "/hold"));
        all.put("tickets.notes.note", json -> json.post(ticket(json) + "/notes", "{'body': 'We are on it'}"));
        all.put("tickets.links.link", DeskRecipes::link);
        all.put("tickets.page.page", json -> json.post(ticket(json) + "/page", ""));
        all.put(
                "tickets.workaround.restore",
                json -> json.post(ticket(json) + "/workaround", "{'how': 'second route'}"));
        all.put("tickets.resolution.resolve", json -> json.post(ticket(json) + "/resolution", "{'note': 'fixed'}"));
        all.put("tickets.resolution.reopen", json -> json.delete(resolved(json) + "/resolution"));
        all.put(
                "tickets.reopening.reopen",
                json -> json.post(resolved(json) + "/reopening", "{'reason': 'it is back'}"));
        all.put("tickets.closure.close", json -> json.post(resolved(json) + "/closure", ""));
        return all;
    }

    private static Answer open(Json json) {
        return json.post("/api/v1/tickets", "{'title': 'Labels print twice', 'impact': 'low', 'urgency': 'low'}");
    }

    private static String ticket(Json json) {
        return open(json).header("Location");
    }

    private static String resolved(Json json) {
        String ticket = ticket(json);
        json.post(ticket + "/resolution", "{}");
        return ticket;
    }

    private static Answer link(Json json) {
        String other = open(json).text("/id");
        return json.post(ticket(json) + "/links", "{'kind': 'relates', 'ticket': '%s'}".formatted(other));
    }
}
