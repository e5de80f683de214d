package org.nightdesk.caller;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Sets telephone systems up and lets them ring. */
public class CallerRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Function<Json, Answer> create =
                json -> json.post("/api/v1/telephone-systems", "{'name': 'Switch %s'}".formatted(UUID.randomUUID()));
        Function<Json, String> call = json -> {
            String number = "+4930" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 8_000_000));
            Answer rung = json.post(create.apply(json).text("/path"), "{'number': '%s'}".formatted(number));
            Answer list = json.get("/api/v1/calls");
            for (var one : list.at("/calls")) {
                if (rung.status() == 200 && one.at("/number").asString("").equals(number)) {
                    return "/api/v1/calls/" + one.at("/id").asString("");
                }
            }
            throw new AssertionError(list);
        };
        return Map.of(
                "telephone-systems.create", create,
                "telephone-systems.list", json -> json.get("/api/v1/telephone-systems"),
                "telephone-systems.remove",
                        json -> json.delete(create.apply(json).header("Location")),
                "calls.list", json -> json.get("/api/v1/calls"),
                "calls.answer.answer", json -> json.post(call.apply(json) + "/answer", "{}"),
                "calls.done.done", json -> json.post(call.apply(json) + "/done", "{}"));
    }
}
