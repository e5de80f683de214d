package org.nightdesk.billing;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentDraft;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.datasource.Source;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;

/** October's usage of a shop's customers: Alice bills it, Dora looks after Arran Foods and Erin after Bute Ferries. */
final class BillingStories {

    static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static final String SQL = """
            select customer, item, detail, quantity, unit, arrived
              from usage
             where day between :period_from and :period_to
             order by id
            """;

    final TestNode node = TestNode.shared();
    final ShopDatabase shop = ShopDatabase.fresh();
    final Cast cast = Cast.of(node);
    final Person owner = cast.alice();
    final Viewer alice = cast.viewer(owner);
    final Person clerk = cast.staff("Frank", Role.ADMINISTRATOR, "Europe/Dublin");
    final Viewer frank = cast.viewer(clerk);
    final Person dora = cast.staff("Dora", Role.REQUESTER, "Europe/Dublin");
    final Person erin = cast.staff("Erin", Role.AGENT, "Europe/Dublin");
    final Organisation arran = cast.organisation("Arran Foods");
    final Organisation bute = cast.organisation("Bute Ferries");
    final Definitions definitions = node.bean(Definitions.class);
    final BillingRuns runs = node.bean(BillingRuns.class);
    final Approvals approvals = node.bean(Approvals.class);
    final Adjustments adjustments = node.bean(Adjustments.class);
    final LineStore lines = node.bean(LineStore.class);
    private final Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
    private final String source;

    BillingStories() {
        shop.execute("alter role %s password 'any'".formatted(shop.reader()));
        shop.execute("""
                create table usage (id integer generated always as identity primary key, day date not null, customer text, item text,
                                    detail text not null default '', quantity numeric, unit text not null default 'GB', arrived timestamptz)
                """);
        shop.execute("grant select on usage to " + shop.reader());
        source = json.post(
                        "/api/v1/data-sources",
                        "{'name': 'Shop %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any'}"
                                .formatted(UUID.randomUUID(), shop.host(), shop.port(), shop.name(), shop.reader()))
                .text("/id");
        Organisations organisations = node.bean(Organisations.class);
        organisations.appoint(arran.id(), Optional.of(dora.id()), alice, node.now());
        organisations.appoint(bute.id(), Optional.of(erin.id()), alice, node.now());
    }

    void used(String customer, String item, String quantity) {
        usedOn("2026-10-15", customer, item, quantity);
    }

    void usedOn(String day, String customer, String item, String quantity) {
        shop.execute("insert into usage (day, customer, item, quantity) values ('%s', '%s', '%s', %s)"
                .formatted(day, customer, item, quantity));
    }

    /** A saved report's id. */
    long report(String sql, String parameters) {
        return report(source, sql, parameters);
    }

    private long report(String at, String sql, String parameters) {
        String id = json.post(
                        "/api/v1/reports",
                        "{'name': 'Usage %s', 'source': '%s', 'sql': '%s', 'parameters': '%s'}"
                                .formatted(UUID.randomUUID(), at, sql.replace("\n", " "), parameters))
                .text("/id");
        return Long.parseLong(id.substring(4));
    }

    /** A saved report's id, on the same shop where {@code customer} is marked personal. */
    long personalReport(String sql, String parameters) {
        String hidden = json.post(
                        "/api/v1/data-sources",
                        "{'name': 'Shop %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any', 'personal': ['customer']}"
                                .formatted(UUID.randomUUID(), shop.host(), shop.port(), shop.name(), shop.reader()))
                .text("/id");
        return report(hidden, sql, parameters);
    }

    Definition bill(String prices) {
        return definitions.create(draft(prices, ""), owner.id(), alice, node.now());
    }

    DefinitionDraft draft(String prices, String control) {
        return new DefinitionDraft(
                "Cloud " + UUID.randomUUID(),
                "",
                Optional.empty(),
                "EUR",
                "2",
                "half-up",
                Long.toString(report(SQL, "period date-range")),
                control,
                prices,
                "30",
                "5",
                "17:00",
                "Europe/Dublin");
    }

    BillingRun run(Definition bill) {
        return runs.run(bill.id(), OCTOBER, alice, node.now());
    }

    /** Written by Alice, approved by Frank. */
    Adjustment adjusted(Definition bill, String kind, String customer, String item, String amount) {
        Adjustment entry = adjustments.write(
                bill.book(),
                new AdjustmentDraft(
                        kind, customer, item, amount, Optional.empty(), "2026-10", "", "agreed on the phone", "INC-7"),
                alice,
                node.now());
        return adjustments.judge(bill.book(), entry.id(), true, "", frank, node.now());
    }

    static Sight whole() {
        return new Sight(true, List.of());
    }

    /** The number in a data source's identity; for recipes. */
    long sourceId() {
        return Source.id(source);
    }
}
