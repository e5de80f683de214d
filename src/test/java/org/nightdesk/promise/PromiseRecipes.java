package org.nightdesk.promise;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls promises. */
public class PromiseRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        Cast cast = Cast.of(node);
        String bob = cast.bob().id().text();
        String customer = cast.organisation("Nordhavn").id().text();
        Function<Json, String> ticket = json -> json.post(
                        "/api/v1/tickets", "{'title': 'Labels print twice', 'customer': '%s'}".formatted(customer))
                .header("Location");
        Function<Json, Answer> make = json -> json.post(
                ticket.apply(json) + "/promises",
                "{'what': 'New labels', 'due': '%s', 'keeper': '%s'}"
                        .formatted(node.now().plus(Duration.ofDays(2)), bob));
        return Map.of(
                "tickets.promises.make", make,
                "tickets.promises.ofTicket", json -> json.get(ticket.apply(json) + "/promises"),
                "customers.promises.ofCustomer", json -> json.get("/api/v1/customers/" + customer + "/promises"),
                "promises.show", json -> json.get(make.apply(json).header("Location")),
                "promises.kept.kept", json -> json.post(make.apply(json).header("Location") + "/kept", "{}"),
                "promises.withdrawal.withdraw",
                        json -> json.post(make.apply(json).header("Location") + "/withdrawal", "{}"));
    }
}
