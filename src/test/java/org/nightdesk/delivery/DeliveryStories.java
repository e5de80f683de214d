package org.nightdesk.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nightdesk.people.Person;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;

/** A shop whose sales are delivered. Alice administers, Bob answers pages. */
final class DeliveryStories {

    final TestNode node;
    final ShopDatabase shop = ShopDatabase.fresh();
    final Cast cast;
    final Person alice;
    final Person bob;
    private final Json administrator;
    private final String source;

    DeliveryStories(TestNode node) {
        this.node = node;
        this.cast = Cast.of(node);
        this.alice = cast.alice();
        this.bob = cast.bob();
        this.administrator = Json.of(node, cast.token(Role.ADMINISTRATOR));
        shop.execute("alter role %s password 'any'".formatted(shop.reader()));
        this.source = administrator
                .post(
                        "/api/v1/data-sources",
                        "{'name': 'Shop %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any'}"
                                .formatted(UUID.randomUUID(), shop.host(), shop.port(), shop.name(), shop.reader()))
                .json()
                .get("id")
                .asString();
    }

    /** The number of a new report. */
    long report(String sql, String parameters) {
        String id = administrator
                .post(
                        "/api/v1/reports",
                        "{'name': 'Sales %s', 'source': '%s', 'sql': '%s', 'parameters': '%s'}"
                                .formatted(UUID.randomUUID(), source, sql, parameters))
                .json()
                .get("id")
                .asString();
        return Long.parseLong(id.substring("rep_".length()));
    }

    void source(boolean enabled) {
        administrator.put("/api/v1/data-sources/" + source + "/enabled", "{'enabled': " + enabled + "}");
    }

    /** An order of Alice's, every day at 07:00 in Dublin; further fields in pairs of name and value. */
    StandingOrder order(long report, String way, String to, String... more) {
        StandingOrders orders = node.bean(StandingOrders.class);
        Map<String, String> typed = new HashMap<>(Map.of(
                "name", "Sales " + UUID.randomUUID(),
                "format", "csv",
                "every", "day",
                "at", "07:00",
                "timeZone", "Europe/Dublin",
                "condition", "always",
                "way", way,
                "to", to));
        for (int i = 0; i < more.length; i += 2) {
            typed.put(more[i], more[i + 1]);
        }
        var viewer = cast.viewer(alice);
        var choice = node.bean(ReportFiles.class).choice(report, viewer);
        return orders.create(OrderForm.draft(choice, typed), alice, viewer, node.now());
    }

    /** Nothing else of this order is due after it. */
    void atDue(StandingOrder order) {
        node.clock().set(order.due().orElseThrow());
        node.runDue();
    }

    List<Parcel> parcels(StandingOrder order) {
        return node.bean(StandingOrders.class).parcels(order, 100);
    }

    List<Sending> sendings(StandingOrder order) {
        return node.bean(StandingOrders.class).sendings(parcels(order));
    }

    Browser browser(Person person) {
        return cast.browser(person);
    }
}
