package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.MariadbShop;

/** Who would like to see the customers of a MariaDB tries the same on a MySQL, and what only MySQL knows. */
class MysqlMasking {

    private static final List<String> ATTACKS = List.of(
            "select any_value(customer) from sale group by id",
            "select x from (table sale) t(id, day, x, amount)",
            "(table sale)",
            "select json_arrayagg(customer)->>'$[0]' from sale",
            "select l.n from sale s join lateral (select ord(s.customer) as n) l on true",
            "select n from (values row(1, (select phone + 0 from member))) v(k, n)",
            "select column_1 from (values row(1, (select customer from sale limit 1))) v",
            "select amount from swapped where id = 1",
            "select max(n) from counted",
            "select regexp_substr(customer, '^.') from sale",
            "select bin_to_uuid(left(concat(customer, '0123456789abcdef'), 16)) from sale",
            "select n from (select t.c + 0 as n from (select phone) t(c)) m",
            "select first_value(ord(customer)) over w from sale window w as (order by id)");

    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() {
        MariadbShop shop = MariadbShop.onMysql();
        story = MariadbStories.reading(shop, "{}", "['sale.customer', 'phone']");
        Stream.of(
                        "create table buyer (id integer primary key, phone bigint, town varchar(20))",
                        "insert into buyer values (1, 35312345, 'Brodick')",
                        "create table member (id integer primary key, phone varchar(20), points integer)",
                        "insert into member values (1, '35367890', 7)",
                        "create view masked_names(who) as select customer from sale",
                        "create view swapped(amount, customer, id) as select customer, amount, id from sale",
                        "create view counted(n, amount) as with x as (select ord(customer) as a, 1 as b from sale) select a, b from x",
                        "create view numbered as select ord(customer) as n, amount from sale",
                        "create view renumbered as select n from numbered",
                        "create function first_name(one integer) returns varchar(200) deterministic reads sql data"
                                + " return (select customer from sale where id = one)",
                        "create function phone_of(one integer) returns bigint deterministic reads sql data"
                                + " return (select phone from buyer where id = one)",
                        "create view by_function as select first_name(id) as name from sale",
                        "create view by_number as select phone_of(id) as n from sale where id = 1")
                .forEach(shop::execute);
        for (String function : List.of("first_name", "phone_of")) {
            shop.execute("grant execute on function " + function + " to " + shop.reader() + "@'127.0.0.1'");
        }
    }

    @Test
    void nothingPersonalIsEverShown() {
        Map<String, String> first = Stream.concat(MariadbMaskingAttackTests.ATTACKS.stream(), ATTACKS.stream())
                .collect(Collectors.toMap(attack -> attack, MysqlMasking::first));

        assertThat(first)
                .allSatisfy((attack, cell) -> assertThat(cell).matches("(?s)(masked( [0-9a-f]{8})?|refused: .*)"));
        assertThat(first.values().stream()
                        .filter(cell -> cell.startsWith("refused") && !cell.contains("you may not see")))
                .as("attacks that were none, since the server does not take them")
                .hasSizeLessThan(12);
    }

    @Test
    void noRowTellsWhatIsNotShown() {
        assertThat(MariadbMaskingAttackTests.QUESTIONS)
                .allSatisfy(sql -> assertThat(first(sql)).contains("you may not see"));
    }

    @Test
    void whatTellsNobodyIsStillShown() {
        assertThat(story.rows("select count(distinct customer), sum(amount), count(customer) / count(*) from sale"))
                .containsExactly(List.of("3", "205.80", "1.0000"));
        assertThat(story.rows("select * from sale where id = 2").getFirst())
                .satisfiesExactly(
                        id -> assertThat(id).isEqualTo("2"),
                        day -> assertThat(day).isEqualTo("2026-09-17"),
                        customer -> assertThat(customer).matches("masked [0-9a-f]{8}"),
                        amount -> assertThat(amount).isEqualTo("80.00"));
        assertThat(story.rows("select sum(amount) from numbered")).containsExactly(List.of("205.80"));
    }

    private static String first(String sql) {
        try {
            return story.rows(sql).getFirst().getFirst();
        } catch (Refused refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
