package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;

/**
 * Who writes reports on a MariaDB would like to see who the customers are. The first column of each statement is made of what is personal: it is masked, or the
 * statement is refused.
 */
class MariadbMaskingAttackTests {

    static final List<String> ATTACKS = List.of(
            // by another name, place or case
            "select customer as 'day' from sale",
            "select (customer) from sale",
            "select S.CUSTOMER from sale as s",
            "select `customer` as `sum(amount)` from sale",
            "select sale.customer collate utf8mb4_bin from sale",
            "select binary customer from sale",
            "select coalesce(null, customer) from sale",
            "select min(customer) from sale",
            "select any_value from (select max(customer) as any_value from sale) s",
            "select customer from sale group by customer with rollup",
            "select distinct ifnull(customer, 'nobody') from sale",
            // one letter, or one number, after the other
            "select ord(customer) from sale",
            "select ascii(substr(customer, 2, 1)) from sale",
            "select length(customer) from sale",
            "select crc32(customer) from sale",
            "select cast(conv(hex(left(customer, 6)), 16, 10) as unsigned) from sale",
            "select customer = 'Arran Foods' from sale",
            "select customer like 'A%' from sale",
            "select locate('F', customer) from sale",
            "select field(customer, 'Arran Foods', 'Bute Ferries') from sale",
            "select case when customer < 'B' then 1 else 2 end from sale",
            "select sum(ord(customer)) from sale where id = 1",
            "select bit_xor(crc32(customer)) from sale",
            "select phone + 0 from member",
            "select cast(phone as unsigned) from member",
            "select -phone from member",
            "select phone div 1 from member",
            "select exists(select 1 from sale where customer = 'Arran Foods')",
            // through other selects
            "select ord(c) from (select customer as c from sale) s",
            "select n from (select phone + 0 as n from member) m",
            "select n from (select phone + 0 n from member) m",
            "select n + 1 from (select p as n from (select phone as p from buyer) b) c",
            "with c as (select phone + 0 as n from member) select n from c",
            "with c(id, n) as (select id, phone + 0 from member) select n from c",
            "with recursive c as (select 1 as k, 0 as n union all select k + 1, (select phone + 0 from member) from c where k < 2) select n from c order by k desc",
            "select n from (select 1 as n, 2 as k union all select phone + 0, id from member) u order by n desc",
            "select 1 as amount from sale where id = 1 union all select phone + 0 from member order by 1 desc",
            "(select phone + 0 from member)",
            "(select phone + 0 from member) union all (select 1 from sale limit 0)",
            "select `upper(customer)` from (select upper(customer) from sale) s",
            "select `phone + 0` from (select phone + 0 from member) m",
            "select n from (select phone + 0 as 'n' from member) m",
            "select * from (select phone + 0 as n from member) m",
            "select m.* from (select ord(customer) as n from sale) m",
            "select (select phone + 0 from member limit 1)",
            "select n from sale s join lateral (select ord(s.customer) as n) l",
            "select max(phone + 0) over () from member",
            "select first_value(phone + 0) over (order by id) from member",
            // by rows that are written
            "values ((select customer from sale limit 1), 1), ('x', 2)",
            "with c(a, b) as (values (1, (select phone + 0 from member))) select b from c",
            "select x from sale, json_table(json_array(phone), '$[*]' columns (x bigint path '$')) j, member m",
            "select json_value(json_arrayagg(customer), '$[0]') from sale",
            "select json_extract(json_array(phone + 0), '$[0]') from member",
            // through views and functions
            "select who from masked_names",
            "select n from numbered",
            "select n + 0 from renumbered",
            "select name from by_function",
            "select phone_of(1)",
            "select n from (select phone_of(1) as n) p",
            "select n from by_number",
            "select first_name(id) from sale");

    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() {
        story = MariadbStories.hiding("sale.customer", "phone");
        Stream.of(
                        "create table buyer (id integer primary key, phone bigint, town varchar(20))",
                        "insert into buyer values (1, 35312345, 'Brodick')",
                        "create table member (id integer primary key, phone varchar(20), points integer)",
                        "insert into member values (1, '35367890', 7)",
                        "create view masked_names(who) as select customer from sale",
                        "create view numbered as select ord(customer) as n, amount from sale",
                        "create view renumbered as select n from numbered",
                        "create function first_name(one integer) returns varchar(200) deterministic reads sql data"
                                + " return (select customer from sale where id = one)",
                        "create function phone_of(one integer) returns bigint deterministic reads sql data"
                                + " return (select phone from buyer where id = one)",
                        "create view by_function as select first_name(id) as name from sale",
                        "create view by_number as select phone_of(id) as n from sale where id = 1")
                .forEach(story.shop::execute);
        for (String function : List.of("first_name", "phone_of")) {
            story.shop.execute("grant execute on function " + function + " to " + story.shop.reader() + "@'127.0.0.1'");
        }
    }

    @Test
    void nothingPersonalIsEverShown() {
        Map<String, String> first =
                ATTACKS.stream().collect(Collectors.toMap(attack -> attack, MariadbMaskingAttackTests::first));

        assertThat(first)
                .allSatisfy((attack, cell) -> assertThat(cell).matches("(?s)(masked( [0-9a-f]{8})?|refused: .*)"));
        assertThat(first.values().stream()
                        .filter(cell -> cell.startsWith("refused") && !cell.contains("you may not see")))
                .as("attacks that were none, since the server does not take them")
                .hasSizeLessThan(6);
    }

    private static String first(String sql) {
        try {
            return story.rows(sql).getFirst().getFirst();
        } catch (Refused refused) {
            return "refused: " + refused.getMessage();
        }
    }

    @Test
    void numbersThatTellNobodyAreStillShown() {
        assertThat(story.rows("select count(distinct customer), sum(amount), count(customer) / count(*) from sale"))
                .containsExactly(List.of("3", "205.80", "1.0000"));
        assertThat(
                        story.rows(
                                "with c as (select customer, sum(amount) as total from sale group by customer) select count(*), max(total) from c"))
                .containsExactly(List.of("3", "120.80"));
        assertThat(story.rows("select n from (select points as n, phone from member) m"))
                .containsExactly(List.of("7"));
        assertThat(story.rows("select sum(amount) from numbered")).containsExactly(List.of("205.80"));
        assertThat(story.rows("select points from member where phone is not null union all select 8 order by 1"))
                .containsExactly(List.of("7"), List.of("8"));
    }

    /** Each tells something of who the customers are by which rows come, and how many. */
    static final List<String> QUESTIONS = List.of(
            "select count(*) from sale where customer like 'A%'",
            "select id from sale where customer = 'Arran Foods'",
            "select id from sale where customer in ('Arran Foods', 'Bute Ferries')",
            "select id from sale where (customer) > 'B'",
            "select id from sale where amount > 5 or sale.`customer` < 'B'",
            "select id from sale where lower(customer) = lower(customer)",
            "select id from sale where customer = customer like 'A%'",
            "select id from (select id, phone > 40 as old from buyer) s where old",
            "select count(if(customer < 'B', 1, null)) from sale",
            "select count(distinct left(customer, 1)) from sale",
            "select count(n) from (select nullif(customer, 'Arran Foods') as n from sale) s",
            "select max(id) from sale group by customer like 'A%'",
            "select max(id) from (select id, left(customer, 1) as c from sale) s group by c",
            "select left(customer, 1), max(id) from sale group by 1",
            "select amount from sale group by amount having min(customer) < 'B'",
            "select id from sale order by customer = 'Arran Foods'",
            "select id from sale order by concat('x', customer, 'y')",
            "select left(customer, 1) as customer, id from sale order by customer",
            "select id from (select id, customer from sale union all select 0, 'B') u order by customer",
            "select count(*) from (select customer from sale intersect select 'Arran Foods') u",
            "select count(*) from (select customer from sale union select 'Arran Foods') u",
            "select count(*) from sale natural join (select 'Arran Foods' as customer) v",
            "select count(*) from sale join (select 'Arran Foods' as customer) v using (customer)",
            "select count(*) from sale s join (select 'Arran Foods' as customer) v on v.customer = s.customer",
            "select count(*) over (order by phone range between 1 preceding and current row) from buyer",
            "select exists(select 1 from sale where customer = 'Arran Foods')",
            "select x from (select * from sale) s, json_table(json_array(s.customer), '$[*]' columns (x varchar(99) path '$')) j limit 1",
            "select count(*) from sale, json_table(json_array(customer), '$[*]' columns (x varchar(99) path '$')) j",
            "select amount from numbered where n = 65",
            "select count(*) from masked_names where who = 'Arran Foods'",
            "select count(*) from sale where first_name(1) = 'Arran Foods'");

    @Test
    void noRowTellsWhatIsNotShown() {
        assertThat(QUESTIONS).allSatisfy(sql -> assertThat(first(sql)).contains("you may not see"));
    }

    @Test
    void aWholeValueMayBeAskedFor() {
        assertThat(story.rows("select count(*) from sale a join sale b on a.customer = b.customer and a.id < b.id"))
                .containsExactly(List.of("3"));
        assertThat(story.rows("select id from sale where customer is not null order by sale.customer, id limit 1"))
                .hasSize(1);
        assertThat(story.rows("select s.customer from sale s group by s.customer having sum(amount) > 100")
                        .getFirst()
                        .getFirst())
                .matches("masked [0-9a-f]{8}");
        assertThat(story.rows("select 'Arran Foods' as customer")).containsExactly(List.of("masked"));
        assertThat(story.rows("select substr(customer, 1, 1) from sale limit 1"))
                .containsExactly(List.of("masked"));
    }
}
