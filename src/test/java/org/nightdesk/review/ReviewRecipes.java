package org.nightdesk.review;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls reviews and their actions. */
public class ReviewRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Cast cast = Cast.of(node);
        Function<Json, String> begun = json -> {
            String number = Incident.overcome(node, cast).ticket().number();
            return json.post("/api/v1/reviews", "{'ticket': '%s'}".formatted(number))
                    .header("Location");
        };
        Map<String, Function<Json, Answer>> all = new HashMap<>();
        all.put("reviews.list", json -> json.get("/api/v1/reviews?size=3"));
        all.put("reviews.begin", json -> begin(json, Incident.overcome(node, cast)));
        all.put("reviews.show", json -> json.get(begun.apply(json)));
        all.put("reviews.change", json -> json.patch(begun.apply(json), "{'lucky': 'It was Friday.'}"));
        all.put("reviews.questions.ask", json -> json.post(begun.apply(json) + "/questions", "{'text': 'Why then?'}"));
        all.put("reviews.questions.answer.answer", json -> answer(json, begun.apply(json), 1));
        all.put("reviews.approval.approve", json -> approve(json, begun.apply(json)));
        all.put("reviews.approval.reopen", json -> json.delete(begun.apply(json) + "/approval"));
        all.put("reviews.actions.list", json -> json.get(begun.apply(json) + "/actions"));
        all.put("reviews.actions.add", json -> act(json, begun.apply(json)));
        all.put(
                "reviews.actions.show",
                json -> json.get(act(json, begun.apply(json)).header("Location")));
        all.put(
                "reviews.actions.change",
                json -> json.patch(
                        act(json, begun.apply(json)).header("Location"), "{'state': 'closed', 'evidence': 'CHG-519'}"));
        return all;
    }

    private static Answer begin(Json json, Incident incident) {
        return json.post(
                "/api/v1/reviews",
                "{'ticket': '%s', 'timeZone': 'Europe/Dublin'}"
                        .formatted(incident.ticket().number()));
    }

    private static Answer act(Json json, String review) {
        return json.post(review + "/actions", "{'text': 'Alert at 10 %', 'dueOn': '2026-12-04'}");
    }

    private static Answer answer(Json json, String review, int number) {
        return json.post(review + "/questions/" + number + "/answer", "{'answer': 'They say so.'}");
    }

    private static Answer approve(Json json, String review) {
        int questions = json.get(review).at("/questions").size();
        for (int number = 1; number <= questions; number++) {
            answer(json, review, number);
        }
        return json.post(review + "/approval", "");
    }
}
