package org.nightdesk.handoff;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Asks for something, and tells it. */
public class HandoffRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "teams.demands.show", json -> json.get("/api/v1/teams/" + team(node) + "/demands"),
                "teams.demands.demand", json -> demand(json, team(node)),
                "tickets.hand-off.handOff",
                        json -> {
                            String team = team(node);
                            demand(json, team);
                            String ticket = json.post(
                                            "/api/v1/tickets", "{'title': 'The lift stands still', 'page': false}")
                                    .json()
                                    .get("id")
                                    .asString();
                            return json.post(
                                    "/api/v1/tickets/" + ticket + "/hand-off",
                                    "{'team': '%s', 'answers': {'Version': '7'}}".formatted(team));
                        });
    }

    private static String team(TestNode node) {
        TeamId team =
                node.bean(Teams.class).create("Lift " + UUID.randomUUID(), List.of(), Viewer.system(), node.now());
        return team.text();
    }

    private static Answer demand(Json json, String team) {
        return json.put("/api/v1/teams/" + team + "/demands", "{'fields': ['Version']}");
    }
}
