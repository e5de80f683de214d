package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;

/** A shop on a MariaDB in which a sale's customer is personal, and a buyer's telephone number, which is a number. */
class MariadbMaskingTests {

    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() {
        story = MariadbStories.hiding("sale.customer", "phone");
        story.shop.execute("create table buyer (id integer primary key, phone bigint, town varchar(20))");
        story.shop.execute("insert into buyer values (1, 35312345, 'Brodick')");
        story.shop.execute("create view who as select customer as name, amount from sale");
        story.shop.execute("create function first_name(one integer) returns varchar(200) deterministic reads sql data"
                + " return (select customer from sale where id = one)");
        story.shop.execute("grant execute on function first_name to " + story.shop.reader() + "@'127.0.0.1'");
    }

    @Test
    void aPersonalColumnIsTheSameNameForTheSameValue() {
        List<List<String>> rows = story.rows(
                "select s.customer, id, phone from sale s left join (buyer) using (id) where id < 4 order by id");

        assertThat(rows.get(0).getFirst())
                .matches("masked [0-9a-f]{8}")
                .isEqualTo(rows.get(2).getFirst())
                .isNotEqualTo(rows.get(1).getFirst());
        assertThat(rows.get(0).get(1)).isEqualTo("1");
        assertThat(rows.get(0).get(2)).startsWith("masked ");
    }

    @Test
    void whateverIsMadeOfItIsMaskedToo() {
        assertThat(List.of(
                        "select upper(customer) from sale where id = 1",
                        "select concat('Mr ', sale.`customer`, '.') as x from sale where id = 1",
                        "select name from who limit 1",
                        "select max(c) from (select customer as c from sale) s",
                        "select day from (select customer as day from sale) s",
                        "select (select max(customer) from sale)",
                        "with c as (select customer as x from sale) select x from c limit 1",
                        "with c(day) as (select customer from sale) select day from c limit 1",
                        "select group_concat(customer) from sale",
                        "select json_object('a', customer) from sale limit 1",
                        "select x from (select customer as x from sale union all select 'a') u limit 1",
                        "select first_name(1)",
                        "select p from (select phone as p from buyer) b",
                        "select phone from buyer",
                        "select distinct phone from buyer",
                        "select phone p from buyer b, sale s group by 1 order by sum(amount)",
                        "select phone from buyer where id = 1",
                        "select b.phone, b.* from buyer b order by rand()",
                        "select phone + 0 from buyer",
                        "select max(phone) from buyer",
                        "select max(phone) over () from buyer",
                        "select upper(CUSTOMER) from sale",
                        "select customer from sale order by amount desc limit 1",
                        "select * from (select phone from buyer) b"))
                .allSatisfy(sql -> assertThat(first(sql)).as(sql).startsWith("masked"));
    }

    @Test
    void aStarShowsWhatTellsNobody() {
        assertThat(story.rows("select * from sale where id = 2").getFirst())
                .satisfiesExactly(
                        id -> assertThat(id).isEqualTo("2"),
                        day -> assertThat(day).isEqualTo("2026-09-17"),
                        customer -> assertThat(customer).startsWith("masked "),
                        amount -> assertThat(amount).isEqualTo("80.00"));
    }

    @Test
    void whatTellsNobodyIsShown() {
        assertThat(story.rows("select count(distinct customer), sum(amount), date_format(min(day), '%Y') from sale"))
                .containsExactly(List.of("3", "205.80", "2026"));
        assertThat(
                        story.rows(
                                "select date_format(day, '%Y-%m') as month, count(*) from sale where customer is not null group by 1 order by 1"))
                .containsExactly(List.of("2026-09", "2"), List.of("2026-10", "3"));
        assertThat(story.rows("select town, 'customer' as what from buyer"))
                .containsExactly(List.of("Brodick", "customer"));
        assertThat(story.rows("select x from (select date_format(day, '%Y') as x from sale) s limit 1"))
                .containsExactly(List.of("2026"));
    }

    @Test
    void aViewWhoseTablesTheLoginMayNotSeeCannotBeFollowed() {
        String name = story.shop.name();
        String guest = story.shop.login(name + "_guest", "grant select, show view on " + name + ".who to ");
        MariadbStories hidden = story.as(guest, "['name']");
        MariadbStories plain = story.as(guest, "[]");

        assertThatThrownBy(() -> hidden.rows("select amount from who"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot be followed");
        assertThat(plain.rows("select sum(amount) from who")).containsExactly(List.of("205.80"));
    }

    private static String first(String sql) {
        try {
            return story.rows(sql).getFirst().getFirst();
        } catch (Refused refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
