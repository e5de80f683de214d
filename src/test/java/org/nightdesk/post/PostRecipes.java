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
                "mail-accounts.list", json -> json.get("/api/v1/mail-accounts?size=3"),
                "mail-accounts.create", PostRecipes::account,
                "mail-accounts.show", json -> json.get(account(json).header("Location")),
                "mail-accounts.change", json -> json.patch(account(json).header("Location"), "{'paused': true}"),
                "mail-accounts.check.check", json -> json.post(account(json).header("Location") + "/check", "{}"),
                "mail-accounts.delete", json -> json.delete(account(json).header("Location")),
                "mail.list", json -> json.get("/api/v1/mail?size=3"),
                "mail.show", json -> json.get("/api/v1/mail/" + mail(node)),
                "mail.retry.retry", json -> json.post("/api/v1/mail/" + mail(node) + "/retry", "{}"),
                "mail.mailbox.give",
                        json -> json.post(
                                "/api/v1/mail/" + mail(node) + "/mailbox", "{'address': 'notes@taker.example'}"));
    }

    private static Answer account(Json json) {
        return json.post(
                "/api/v1/mail-accounts",
                "{'address': 'notes@taker.example', 'host': '127.0.0.1', 'port': 1, 'login': 'notes', 'password': 'secret'}");
    }

    private static String mail(TestNode node) {
        byte[] raw = ("Subject: Lost\r\n\r\n" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        return node.bean(Post.class)
                .accept(new Arrival("imap", "asha@bank.example", List.of("gone@old.example"), raw, node.now()))
                .text();
    }
}
