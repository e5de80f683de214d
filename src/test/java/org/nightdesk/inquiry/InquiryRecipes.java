package org.nightdesk.inquiry;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Asks for a report. */
public class InquiryRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String asker = Cast.of(node).bob().id().text();
        return Map.of(
                "inquiries.list", json -> json.get("/api/v1/inquiries?size=3"),
                "inquiries.ask", json -> asked(json, asker),
                "inquiries.show", json -> json.get(asked(json, asker).header("Location")),
                "inquiries.answer.answer",
                        json -> json.post(
                                asked(json, asker).header("Location") + "/answer", "{'answer': 'We do not keep it'}"));
    }

    private static Answer asked(Json json, String asker) {
        return json.post(
                "/api/v1/inquiries",
                "{'question': 'Who bought most?', 'decision': 'Whom to call', 'wantedBy': '2026-12-01', 'asker': '%s'}"
                        .formatted(asker));
    }
}
