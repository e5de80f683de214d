package org.nightdesk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;

/**
 * How long a bill of {@code BENCH_CUSTOMERS} (2,000) customers with 50 items each takes, with {@code BENCH_ADJUSTMENTS} (500) adjustments, and the difference
 * to the version before, in which one line in ten was another. Over HTTP, as a program asks for it.
 */
final class Billing {

    private static final int CUSTOMERS = Figures.number("BENCH_CUSTOMERS", 2_000);
    private static final int ADJUSTMENTS = Figures.number("BENCH_ADJUSTMENTS", 500);
    private static final int TIMES = Figures.number("BENCH_TIMES", 5);
    private static final int ITEMS = 50;

    private final TestNode node;
    private final ShopDatabase shop = ShopDatabase.fresh();
    private final Json json;
    private final Json other;

    private Billing(TestNode node) {
        this.node = node;
        this.json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
        this.other = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
    }

    public static void main(String[] arguments) throws IOException {
        Figures.sayHowQuiet();
        try (TestNode node = TestNode.fresh()) {
            new Billing(node).measure();
        }
        System.exit(0);
    }

    private void measure() {
        String bill = bill();
        String run = ran(bill);
        for (int i = 0; i < ADJUSTMENTS; i++) {
            adjust(run, i);
        }
        List<Double> runs = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        List<Double> both = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            shop.execute(
                    "update usage set quantity = quantity + 1 where (customer_id + item + %d) %% 10 = 0".formatted(i));
            long begin = System.nanoTime();
            String next = ran(bill);
            double ran = seconds(begin);
            long asked = System.nanoTime();
            Answer difference = json.get("/api/v1/billing-runs/" + next + "/difference");
            runs.add(ran);
            differences.add(seconds(asked));
            both.add(ran + seconds(asked));
            Figures.say(
                    "version %d: run %.2f s, difference %.2f s, %s lines changed",
                    i + 2, ran, differences.getLast(), difference.text("/sums/2/lines"));
        }
        Figures.say(
                "%,d lines, %d adjustments: run median %.2f s, difference median %.2f s, both at most %.2f s (aim 10 s)",
                CUSTOMERS * ITEMS,
                ADJUSTMENTS,
                Figures.median(runs),
                Figures.median(differences),
                both.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private String bill() {
        shop.execute("alter role %s password 'any'".formatted(shop.reader()));
        shop.execute(
                "create table usage (customer_id integer, item integer, quantity numeric(14, 3), primary key (customer_id, item))");
        shop.execute(
                "insert into usage select c, i, round((c * i %% 977 + 0.125)::numeric, 3) from generate_series(1, %d) c, generate_series(1, %d) i"
                        .formatted(CUSTOMERS, ITEMS));
        shop.execute("grant select on usage to " + shop.reader());
        String source = made(
                "data-sources",
                "{'name': 'Shop', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any'}"
                        .formatted(shop.host(), shop.port(), shop.name(), shop.reader()));
        String report = made(
                "reports",
                "{'name': 'Usage', 'source': '%s', 'sql': 'select $$Customer $$ || customer_id as customer, $$Item $$ || item as item, quantity from usage', 'parameters': ''}"
                        .formatted(source));
        StringBuilder prices = new StringBuilder();
        for (int item = 1; item <= ITEMS; item++) {
            prices.append("Item ")
                    .append(item)
                    .append(" = 0.")
                    .append(100 + item)
                    .append("\\n");
        }
        return made(
                "billing-definitions",
                "{'name': 'Bill %s', 'owner': '%s', 'currency': 'EUR', 'decimals': 2, 'reports': ['%s'], 'prices': '%s', 'dueDay': 5, 'dueTime': '17:00', 'timeZone': 'UTC'}"
                        .formatted(UUID.randomUUID(), Cast.of(node).alice().id().text(), report, prices));
    }

    private void adjust(String run, int number) {
        String entry = made(
                "billing-runs/" + run + "/adjustments",
                "{'kind': 'credit', 'customer': 'Customer %d', 'item': 'Item %d', 'amount': '1.25', 'reason': 'bench', 'evidence': 'bench'}"
                        .formatted(number % CUSTOMERS + 1, number % ITEMS + 1));
        other.post("/api/v1/billing-runs/" + run + "/adjustments/" + entry + "/verdict", "{'approved': true}");
    }

    private String ran(String bill) {
        return made("billing-runs", "{'definition': '%s', 'month': '2026-10'}".formatted(bill));
    }

    private String made(String path, String body) {
        Answer answer = json.post("/api/v1/" + path, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.text("/id");
    }
}
