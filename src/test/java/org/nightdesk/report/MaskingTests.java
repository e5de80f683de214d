package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.OnOldestToo;

/** A shop in which a sale's customer is personal. */
@OnOldestToo
class MaskingTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.hiding("sale.customer");
        story.shop.execute("create view buyer as select customer as who, amount from sale");
        story.shop.execute("grant select on buyer to " + story.shop.reader());
    }

    @Test
    void aPersonalColumnIsTheSameNameForTheSameValue() {
        List<List<String>> rows = rows("select customer, id from sale where id < 4 order by id");

        assertThat(rows.get(0).getFirst())
                .matches("masked [0-9a-f]{8}")
                .isEqualTo(rows.get(2).getFirst());
        assertThat(rows.get(1).getFirst())
                .matches("masked [0-9a-f]{8}")
                .isNotEqualTo(rows.get(0).getFirst());
        assertThat(rows.get(0).get(1)).isEqualTo("1");
    }

    @Test
    void whateverIsMadeOfItIsMaskedToo() {
        assertThat(List.of(
                        "select upper(customer) from sale where id = 1",
                        "select 'Mr ' || customer || '.' as x from sale where id = 1",
                        "select who from buyer limit 1",
                        "select max(c) from (select customer as c from sale) s",
                        "select (select max(customer) from sale)",
                        "with c as materialized (select customer as x from sale) select x from c limit 1",
                        "select string_agg(customer, ',') from sale",
                        "select to_json(sale) from sale limit 1",
                        "select sale::text from sale limit 1",
                        "select x from (select customer as x from sale union all select 'a') u limit 1",
                        "select array_agg(customer) from sale"))
                .allSatisfy(sql -> assertThat(rows(sql).getFirst().getFirst()).startsWith("masked"));
    }

    @Test
    void whatTellsNobodyIsShown() {
        assertThat(rows("select count(distinct customer), sum(amount), to_char(min(day), 'YYYY') from sale"))
                .containsExactly(List.of("3", "205.80", "2026"));
        assertThat(rows("select to_char(day, 'YYYY-MM'), count(*) from sale group by 1 order by 1"))
                .containsExactly(List.of("2026-09", "2"), List.of("2026-10", "3"));
        assertThat(rows("select 'customer' as what, amount from buyer order by amount limit 1"))
                .containsExactly(List.of("customer", "0.10"));
    }

    @Test
    void whoIsGivenSightSeesItForATimeAndTheRunSaysSo() {
        ReportStories own = ReportStories.hiding("customer");
        Person alice = own.cast.alice();
        Report report = own.report("select customer from sale where id = 1", "");
        Browser administrator = own.cast.browser(own.cast.staff("Dora", Role.ADMINISTRATOR, "Europe/Dublin"));
        String at = "/data-sources/" + own.source();
        assertThat(administrator
                        .post(at + "/sights", "email", alice.email(), "reason", "", "hours", "1")
                        .statusCode())
                .isEqualTo(422);

        administrator.post(
                at + "/sights", "email", alice.email(), "reason", "A complaint is looked into", "hours", "1");

        assertThat(administrator.get(at).body()).contains("A complaint is looked into", "Close");
        Run shown = own.take(own.start(report, Map.of()), new ResultTable());
        assertThat(shown.unmasked()).isTrue();
        assertThat(own.rows(report, Map.of())).containsExactly(List.of("Arran Foods"));
        assertThat(own.node.bean(KeptResults.class).of(report.id(), own.alice, 9))
                .isEmpty();
        var later = own.runs.start(
                report, Map.of(), "screen", own.alice, own.node.now().plus(Duration.ofHours(1)));
        assertThat(own.take(later, new ResultTable()).unmasked()).isFalse();
        assertThat(own.node.bean(KeptResults.class).of(report.id(), own.alice, 9))
                .hasSize(1);
    }

    private static List<List<String>> rows(String sql) {
        return story.rows(story.report(sql, ""), Map.of());
    }
}
