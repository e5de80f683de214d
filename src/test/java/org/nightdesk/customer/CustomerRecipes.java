package org.nightdesk.customer;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Writes down what is known of customers. */
public class CustomerRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Map<String, Function<Json, Answer>> all = new HashMap<>();
        notes(node, all);
        services(node, all);
        telephones(node, all);
        all.put("customers.manager.show", json -> json.get("/api/v1/customers/" + customer(node) + "/manager"));
        all.put(
                "customers.manager.appoint",
                json -> json.put(
                        "/api/v1/customers/" + customer(node) + "/manager",
                        "{'person': '%s'}".formatted(Cast.of(node).bob().id().text())));
        return all;
    }

    private static void notes(TestNode node, Map<String, Function<Json, Answer>> all) {
        Function<Json, Answer> write = json -> json.post(
                "/api/v1/customer-notes", "{'about': '%s', 'text': 'They call at *noon*'}".formatted(customer(node)));
        all.put("customer-notes.write", write);
        all.put(
                "customer-notes.about.about",
                json -> json.get(
                        "/api/v1/customer-notes/about/" + write.apply(json).text("/about")));
        all.put(
                "customer-notes.change",
                json -> json.patch(write.apply(json).header("Location"), "{'text': 'They call at one', 'version': 1}"));
        all.put("customer-notes.remove", json -> json.delete(write.apply(json).header("Location")));
    }

    private static void services(TestNode node, Map<String, Function<Json, Answer>> all) {
        Function<String, Function<Json, Answer>> use = customer -> json -> json.post(
                "/api/v1/customers/" + customer + "/services",
                "{'service': 'everything-else', 'environment': 'production', 'version': '4.2'}");
        all.put("customers.services.note", json -> use.apply(customer(node)).apply(json));
        all.put("customers.services.list", json -> {
            String customer = customer(node);
            Answer made = use.apply(customer).apply(json);
            return made.status() == 200 ? json.get("/api/v1/customers/" + customer + "/services") : made;
        });
        all.put("customers.services.remove", json -> {
            String customer = customer(node);
            String id = use.apply(customer).apply(json).text("/id");
            return json.delete("/api/v1/customers/" + customer + "/services/" + id);
        });
    }

    private static void telephones(TestNode node, Map<String, Function<Json, Answer>> all) {
        Function<Json, Answer> add = json ->
                json.post("/api/v1/telephones", "{'of': '%s', 'number': '+353 1 679 0000'}".formatted(customer(node)));
        all.put("telephones.add", add);
        all.put(
                "telephones.of.of",
                json -> json.get("/api/v1/telephones/of/" + add.apply(json).text("/telephones/0/of")));
        all.put(
                "telephones.remove",
                json -> json.delete("/api/v1/telephones/" + add.apply(json).text("/telephones/0/id")));
    }

    private static String customer(TestNode node) {
        return node.bean(Organisations.class)
                .create("Known " + UUID.randomUUID(), Viewer.system(), node.now())
                .id()
                .text();
    }
}
