package org.nightdesk.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls incoming mail. */
public class PostRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "mail.list", json -> json.get("/api/v1/mail?size=3"),
                "mail.show", json -> json.get("/api/v1/mail/" + mail(node)),
                "mail.retry.retry", json -> json.post("/api/v1/mail/" + mail(node) + "/retry", "{}"),
                "mail.mailbox.give",
                        json -> json.post(
                                "/api/v1/mail/" + mail(node) + "/mailbox", "{'address': 'notes@taker.example'}"));
    }

    private static String mail(TestNode node) {
        byte[] raw = ("Subject: Lost\r\n\r\n" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        return node.bean(Post.class)
                .accept(new Arrival("imap", "asha@bank.example", List.of("gone@old.example"), raw, node.now()))
                .text();
    }
}
