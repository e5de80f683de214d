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
    private static final String SUNDAYS = "'every': 'week', 'weekday': 7, 'at': '03:00', 'timeZone': 'Europe/Dublin'";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "timetables.list", at(node, (one, json) -> json.get(PATH + "?size=3")),
                "timetables.show", at(node, (one, json) -> json.get(PATH + "/" + one)),
                "timetables.create",
                        json -> {
                            try (Playground ground = new Playground(node)) {
                                return create(ground);
                            }
                        },
                "timetables.rhythm.change",
                        at(node, (one, json) -> json.put(PATH + "/" + one + "/rhythm", "{" + SUNDAYS + "}")),
                "timetables.approvals.approve",
                        json -> {
                            try (Playground ground = new Playground(node)) {
                                Answer made = create(ground);
                                return ground.carols()
                                        .post(
                                                PATH + "/" + made.text("/id") + "/approvals",
                                                "{'core': '%s', 'word': 'Each Sunday.'}".formatted(made.text("/core")));
                            }
                        },
                "timetables.retirement.retire",
                        at(node, (one, json) -> json.post(PATH + "/" + one + "/retirement", "")));
    }

    private static Answer create(Playground ground) {
        String plan =
                ground.planned(Playground.SET_A_LIMIT, "value", "250").id().text();
        return ground.bobs().post(PATH, "{'plan': '%s', 'rhythm': {%s}}".formatted(plan, SUNDAYS));
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
