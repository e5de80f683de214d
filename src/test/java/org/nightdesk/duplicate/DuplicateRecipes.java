package org.nightdesk.duplicate;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Merges contacts and customers that are there twice. */
public class DuplicateRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Function<Json, Answer> contact = json -> {
            Organisation customer = customer(node);
            return json.post(merge("people", contact(node, customer)), into(contact(node, customer)));
        };
        Function<Json, Answer> customer = json -> json.post(
                merge("customers", customer(node).id().text()),
                into(customer(node).id().text()));
        return Map.of(
                "people.merge.merge", contact,
                "people.merge.show",
                        json -> json.get(merge("people", contact.apply(json).text("/person"))),
                "people.merge.undo",
                        json -> json.delete(merge("people", contact.apply(json).text("/person"))),
                "people.alike.alike",
                        json -> {
                            Organisation one = customer(node);
                            contact(node, one);
                            return json.get("/api/v1/people/" + contact(node, one) + "/alike");
                        },
                "customers.merge.merge", customer,
                "customers.merge.show",
                        json -> json.get(merge("customers", customer.apply(json).text("/customer"))),
                "customers.merge.undo",
                        json -> json.delete(
                                merge("customers", customer.apply(json).text("/customer"))));
    }

    private static String merge(String noun, String id) {
        return "/api/v1/" + noun + "/" + id + "/merge";
    }

    private static String into(String id) {
        return "{'into': '%s'}".formatted(id);
    }

    private static Organisation customer(TestNode node) {
        return node.bean(Organisations.class).create("Twice " + UUID.randomUUID(), Viewer.system(), node.now());
    }

    private static String contact(TestNode node, Organisation customer) {
        return node.bean(People.class)
                .create(
                        NewPerson.contact(
                                "Ada", UUID.randomUUID() + "@twice.example", java.time.ZoneOffset.UTC, customer.id()),
                        Viewer.system(),
                        node.now())
                .id()
                .text();
    }
}
