package org.nightdesk.recovery;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.catalog.Services;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls recovery drills. */
public class RecoveryRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        String leader = Cast.of(node).bob().id().text();
        String service = node.bean(Services.class).catchAll().id().text();
        return Map.of(
                "recovery-drills.list", json -> json.get("/api/v1/recovery-drills?size=3"),
                "recovery-drills.create", json -> planned(json, leader, service),
                "recovery-drills.show",
                        json -> json.get(planned(json, leader, service).header("Location")),
                "recovery-drills.declaration.declare", json -> json.post(declared(json, leader, service, ""), ""),
                "recovery-drills.verification.verify",
                        json -> json.post(
                                declared(json, leader, service, "/declaration") + "/verification",
                                "{'checked': 'An order was placed.', 'newestRecordAt': '%s'}"
                                        .formatted(node.now().minusSeconds(90))),
                "recovery-drills.failure.fail",
                        json -> json.post(
                                declared(json, leader, service, "/declaration") + "/failure",
                                "{'reason': 'The tape was empty.'}"),
                "recovery-drills.findings.find",
                        json -> json.post(
                                declared(json, leader, service, "/declaration") + "/findings",
                                "{'text': 'Label the tapes.', 'owner': '%s', 'dueOn': '2026-12-01'}"
                                        .formatted(leader)));
    }

    private static Answer planned(Json json, String leader, String service) {
        return json.post(
                "/api/v1/recovery-drills",
                "{'service': '%s', 'kind': 'restore', 'scenario': 'The disk is gone.', 'rtoMinutes': 60, 'rpoMinutes': 15, 'plannedOn': '2026-11-30', 'leader': '%s'}"
                        .formatted(service, leader));
    }

    private static String declared(Json json, String leader, String service, String deed) {
        String path = planned(json, leader, service).header("Location");
        if (deed.isEmpty()) {
            return path + "/declaration";
        }
        json.post(path + deed, "");
        return path;
    }
}
