package org.nightdesk.relation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls what tickets are to each other. */
public class RelationRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Map<String, Function<Json, Answer>> all = new HashMap<>();
        all.put("tickets.merge.merge", json -> merge(json, ticket(json)));
        all.put("tickets.merge.show", json -> json.get(merged(json) + "/merge"));
        all.put("tickets.merge.undo", json -> json.delete(merged(json) + "/merge"));
        all.put("tickets.children.adopt", json -> adopt(json, ticket(json), ticket(json)));
        all.put("tickets.children.show", json -> json.get(parent(json) + "/children"));
        all.put("tickets.children.release", RelationRecipes::release);
        all.put("tickets.children.notes.tell", json -> json.post(parent(json) + "/children/notes", "{'body': 'Soon'}"));
        all.put("tickets.children.resolution.resolve", RelationRecipes::resolve);
        all.put("tickets.split.split", RelationRecipes::split);
        all.put("tickets.links.show", json -> json.get(linked(json, ticket(json)) + "/links"));
        all.put("tickets.links.unlink", RelationRecipes::unlink);
        return all;
    }

    private static Answer adopt(Json json, String parent, String child) {
        return json.post(parent + "/children", "{'tickets': ['%s']}".formatted(number(child)));
    }

    private static String parent(Json json) {
        String parent = ticket(json);
        adopt(json, parent, ticket(json));
        return parent;
    }

    private static Answer release(Json json) {
        String parent = ticket(json);
        String child = ticket(json);
        adopt(json, parent, child);
        return json.delete(parent + "/children/" + number(child));
    }

    private static Answer resolve(Json json) {
        String parent = ticket(json);
        String child = ticket(json);
        adopt(json, parent, child);
        return json.post(
                parent + "/children/resolution",
                "{'texts': {'short': 'It works again'}, 'children': [{'ticket': '%s', 'text': 'short'}]}"
                        .formatted(number(child)));
    }

    private static Answer split(Json json) {
        String ticket = ticket(json);
        String note =
                json.post(ticket + "/notes", "{'body': 'And another thing'}").text("/id");
        return json.post(ticket + "/split", "{'title': 'Another thing', 'entries': ['%s']}".formatted(note));
    }

    private static String linked(Json json, String other) {
        String ticket = ticket(json);
        json.post(ticket + "/links", "{'kind': 'relates', 'ticket': '%s'}".formatted(number(other)));
        return ticket;
    }

    private static Answer unlink(Json json) {
        String other = ticket(json);
        return json.delete(linked(json, other) + "/links/relates/" + number(other));
    }

    private static String merged(Json json) {
        String part = ticket(json);
        merge(json, part);
        return part;
    }

    private static Answer merge(Json json, String part) {
        return json.post(part + "/merge", "{'into': '%s'}".formatted(number(ticket(json))));
    }

    static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String ticket(Json json) {
        return json.post("/api/v1/tickets", "{'title': 'Labels print twice', 'impact': 'low', 'urgency': 'low'}")
                .header("Location");
    }
}
