package org.nightdesk.timetable;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nightdesk.execution.Playground;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls what the clock begins. */
public class TimetableRecipes implements Recipes {

    private static final String PATH = "/api/v1/timetables";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "timetables.list", at(node, (one, json) -> json.get(PATH + "?size=3")),
                "timetables.show", at(node, (one, json) -> json.get(PATH + "/" + one)),
                "timetables.retirement.retire",
                        at(node, (one, json) -> json.post(PATH + "/" + one + "/retirement", "")));
    }

    private static Function<Json, Answer> at(TestNode node, BiFunction<String, Json, Answer> call) {
        return json -> {
            try (Playground ground = new Playground(node)) {
                TimetableDraft draft = new TimetableDraft("day", "1", "1", "02:30", "UTC", "");
                Timetable one = node.bean(Timetables.class)
                        .create(ground.planned(Playground.SET_A_LIMIT, "value", "250"), draft, ground.bob, node.now());
                return call.apply(one.text(), json);
            }
        };
    }
}
