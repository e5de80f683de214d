package org.nightdesk.paging;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls pages. */
public class PagingRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "pages.list", json -> json.get("/api/v1/pages?size=2"),
                "pages.show", json -> json.get(page(node)),
                "pages.proof.proof", json -> json.get(page(node) + "/proof"),
                "pages.acknowledgement.acknowledge",
                        json -> json.post(page(node) + "/acknowledgement", "{'until': '2030-01-01T06:00:00Z'}"),
                "pages.acknowledgement.giveBack", json -> json.delete(page(node) + "/acknowledgement"),
                "pages.escalation.escalate", json -> json.post(page(node) + "/escalation", "{'reason': 'Asleep'}"),
                "pages.resolution.resolve",
                        json -> json.post(page(node) + "/resolution", "{'note': 'The bulb was loose'}"));
    }

    private static String page(TestNode node) {
        Call call = new Call(
                new Subject("lamp", UUID.randomUUID().toString()), Optional.empty(), "It is dark", "", 3, "Lamps");
        return "/api/v1/pages/"
                + node.bean(Pages.class).begin(call, Actor.system(), node.now()).text();
    }
}
