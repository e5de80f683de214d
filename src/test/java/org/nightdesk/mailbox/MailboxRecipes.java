package org.nightdesk.mailbox;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls mailboxes. */
public class MailboxRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "mailboxes.list", json -> json.get("/api/v1/mailboxes?size=3"),
                "mailboxes.create", MailboxRecipes::mailbox,
                "mailboxes.show", json -> json.get(mailbox(json).header("Location")),
                "mailboxes.change",
                        json -> json.patch(mailbox(json).header("Location"), "{'signature': 'The night desk'}"),
                "teams.signature.show", json -> json.get(team(json) + "/signature"),
                "teams.signature.change",
                        json -> json.put(team(json) + "/signature", "{'signature': 'The night desk'}"));
    }

    private static String team(Json json) {
        return json.post("/api/v1/teams", "{'name': 'Desk %s'}".formatted(UUID.randomUUID()))
                .header("Location");
    }

    private static Answer mailbox(Json json) {
        String body = "{'address': 'help-%s@desk.example', 'name': 'Help'}";
        return json.post("/api/v1/mailboxes", body.formatted(UUID.randomUUID()));
    }
}
