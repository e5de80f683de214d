package org.nightdesk.authoring;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls playbooks. */
public class AuthoringRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "playbooks.list", json -> json.get("/api/v1/playbooks?size=3"),
                "playbooks.create", this::playbook,
                "playbooks.show", json -> json.get(playbook(json).header("Location")),
                "playbooks.change", this::changed,
                "playbooks.versions.versions", json -> json.get(playbook(json).header("Location") + "/versions"),
                "playbooks.check.check", json -> json.post("/api/v1/playbooks/check", "{'yaml': 'name: A'}"),
                "playbooks.retirement.retire", json -> json.post(playbook(json).header("Location") + "/retirement", ""),
                "playbooks.retirement.restore", this::restored);
    }

    /** A new playbook that somebody does by hand. */
    public Answer playbook(Json json) {
        return json.post("/api/v1/playbooks", body("Look " + UUID.randomUUID(), ""));
    }

    private Answer changed(Json json) {
        Answer playbook = playbook(json);
        return json.put(
                playbook.header("Location"),
                body(playbook.json().get("name").asString(), ", 'note': 'It said too little.'"));
    }

    private Answer restored(Json json) {
        String at = playbook(json).header("Location");
        json.post(at + "/retirement", "");
        return json.delete(at + "/retirement");
    }

    private static String body(String name, String more) {
        return "{'yaml': 'name: %s\\npurpose: To see.\\nsteps:\\n  - manual: look\\n'%s}".formatted(name, more);
    }
}
