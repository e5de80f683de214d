package org.nightdesk.entitlement;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Asks for things. */
public class EntitlementRecipes implements Recipes {

    private static final String PATH = "/api/v1/entitlements";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.ofEntries(
                Map.entry("entitlements.list", json -> {
                    String one = asked(node, json);
                    return json.get(PATH + "?size=1");
                }),
                Map.entry("entitlements.open.open", json -> json.get(PATH + "/open")),
                Map.entry("entitlements.show", json -> json.get(PATH + "/" + asked(node, json))),
                Map.entry("entitlements.ask", json -> ask(node, json)),
                Map.entry("entitlements.approvals.approve", json -> {
                    try (AccessStory story = new AccessStory(node)) {
                        return story.ground
                                .carols()
                                .post(
                                        PATH + "/"
                                                + story.asked(story.ground.bob, "2")
                                                        .text() + "/approvals",
                                        "{}");
                    }
                }),
                Map.entry(
                        "entitlements.refusals.refuse",
                        json -> json.post(
                                PATH + "/" + asked(node, json) + "/refusals", "{'word': 'There is none left.'}")),
                Map.entry(
                        "entitlements.handovers.handOver",
                        json -> json.post(PATH + "/" + asked(node, json) + "/handovers", "{}")),
                Map.entry("entitlements.withdrawals.withdraw", json -> {
                    try (AccessStory story = new AccessStory(node)) {
                        Entitlement asked = story.asked(story.ground.bob, "2");
                        node.bean(Entitlements.class).approve(asked.id(), story.ground.carol, node.now());
                        return json.post(PATH + "/" + story.settled(asked).text() + "/withdrawals", "{}");
                    }
                }),
                Map.entry("entitlements.returns.back", json -> {
                    String one = asked(node, json);
                    var held = json.post(PATH + "/" + one + "/handovers", "{}");
                    return json.post(PATH + "/" + one + "/returns", "{'word': 'It stands in the store.'}");
                }),
                Map.entry("entitlements.offers.offers", json -> json.get(PATH + "/offers")),
                Map.entry("entitlements.offers.create", json -> json.post(PATH + "/offers", body(node))),
                Map.entry("entitlements.offers.offer", json -> json.get(PATH + "/offers/" + offer(node, json))),
                Map.entry(
                        "entitlements.offers.keep",
                        json -> json.put(PATH + "/offers/" + offer(node, json), body(node))));
    }

    private static String body(TestNode node) {
        return "{'name': 'Desk %s', 'purpose': 'A place to work at.', 'kind': 'desktop', 'service': '%s'}"
                .formatted(
                        UUID.randomUUID(),
                        node.bean(org.nightdesk.catalog.Services.class)
                                .catchAll()
                                .slug());
    }

    private static String offer(TestNode node, Json json) {
        return json.post(PATH + "/offers", body(node)).text("/id");
    }

    private static Answer ask(TestNode node, Json json) {
        return json.post(
                PATH,
                "{'offer': '%s', 'holder': 'Nadia', 'reason': 'She begins on Monday.'}".formatted(offer(node, json)));
    }

    private static String asked(TestNode node, Json json) {
        return ask(node, json).text("/id");
    }
}
