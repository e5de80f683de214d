package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.OnOldestToo;

/**
 * Who writes reports on a PostgreSQL would like to see who the customers are. The first column of each statement is made of what is personal: it is masked, or
 * the statement is refused without a word of it.
 */
@OnOldestToo
class MaskingAttackTests {

    private static final List<String> ATTACKS = List.of(
            // by another name, place or case
            "select customer as day from sale",
            "select (sale.CUSTOMER) from sale",
            "select \"customer\" as \"sum(amount)\" from sale",
            "select \"o'brien\" || '' || \"d'arcy\" from (select customer as \"o'brien\", customer as \"d'arcy\" from sale offset 0) s",
            "select customer collate \"C\" from sale",
            "select coalesce(null, customer) from sale",
            "select min(customer) from sale",
            "select distinct lower(customer) from sale",
            "select customer from sale group by rollup (customer) order by 1 nulls last",
            // one letter, or one number, after the other
            "select ascii(customer) from sale",
            "select ascii(substr(customer, 2, 1)) from sale",
            "select length(customer) from sale",
            "select octet_length(customer)::numeric from sale",
            "select hashtext(customer) from sale",
            "select ('x' || encode(substr(customer, 1, 4)::bytea, 'hex'))::bit(32)::bigint from sale",
            "select customer = 'Arran Foods' from sale",
            "select customer like 'A%' from sale",
            "select position('F' in customer) from sale",
            "select case when customer < 'B' then 1 else 2 end from sale",
            "select sum(ascii(customer)) from sale where id = 1",
            "select bool_or(customer ~ '^A') from sale",
            "select phone::numeric from member",
            "select -phone::bigint from member",
            "select age + 0 from member",
            "select sum(age) from member",
            "select extract(year from born) from member",
            "select born - date '2000-01-01' from member",
            "select lag(age, 0) over (order by id) from member",
            "select array_length(string_to_array(customer, 'a'), 1) from sale",
            "select width_bucket(age, 0, 100, 100) from member",
            "select unnest(array[age]) from member",
            "select (member).age from member",
            "select (m).age + 1 from (select member as m from member offset 0) s",
            // through other selects
            "select ascii(c) from (select customer as c from sale) s",
            "select ascii(c) from (select customer as c from sale offset 0) s",
            "select n from (select phone::numeric as n from member offset 0) m",
            "select n + 1 from (select p as n from (select age as p from member offset 0) b offset 0) c",
            "select n + 1 from (select id, age as n from member offset 0) c",
            "select sum(c::numeric) from (select phone as c, points from member offset 0) m",
            "select avg(length(c)) from (select customer as c, amount from sale offset 0) s",
            "with c as (select age as n from member) select n from c",
            "with c as materialized (select age as n from member) select n + 0 from c",
            "with c(id, n) as materialized (select id, age from member) select n from c",
            "with recursive c as (select 1 as k, 0 as n union all select k + 1, (select age from member) from c where k < 2) select n from c order by k desc",
            "with recursive c(n) as (select age from member union all select n - 1 from c where n > 40) select max(n) from c",
            "select n from (select 1 as n, 2 as k union all select age, id from member) u order by n desc",
            "select n + 0 from (select 1 as n union all select age from member) u order by 1 desc",
            "select n + u.id from (select 1 as n union all select age from member) m, (select 0 as id offset 0) u order by 1 desc",
            "select 1 as amount from sale where id = 1 union all select age from member order by 1 desc",
            "select 41 intersect select age from member",
            "(select age from member)",
            "(select age from member) union all (select 1 from sale limit 0)",
            "select * from (select age as n from member) m",
            "select (select age from member limit 1)",
            "select (select age from member where id = s.id) from sale s",
            "select array(select age from member)",
            "select n from sale s, lateral (select ascii(s.customer) as n) l",
            "select n from sale s, lateral (select ascii(s.customer) as n offset 0) l",
            "select x from member m, lateral (values (m.age), (0)) v(x) order by 1 desc",
            "select x from (values ((select age from member)), (0)) v(x) order by 1 desc",
            "select (select max(x) from (values (m.age), (0)) v(x)) from member m",
            "select x from member, unnest(array[age, 0]) x order by 1 desc",
            "select max(x) from member, generate_series(1, age) x",
            "select x from member, generate_series(1, 150) x where x = age",
            "select x from member join (select g as x from generate_series(1, 150) g offset 0) s on x = age",
            "select x from member join (values (41), (42)) v(x) on x >= age",
            "select max(age) over () from member",
            "select max(id) from (select age as id from member order by 1 limit 1) s",
            // by rows that are written, and as documents
            "select customer from sale union all values ('x') order by 1",
            "with c(a, b) as materialized (values (1, (select age from member))) select b from c",
            "select (to_jsonb(member) ->> 'age')::int from member",
            "select jsonb_path_query(to_jsonb(member), '$.age') from member",
            "select value from member, jsonb_each(to_jsonb(member)) where key = 'age'",
            "select x from (select xmlforest(customer) as d from sale offset 0) s, xmltable('/customer' passing d columns x text path '.') t",
            "select table_to_xml('sale', true, false, '')",
            "select length(schema_to_xml('public', true, false, '')::text)",
            "select (xpath('//customer/text()', table_to_xml('sale', true, false, '')))[1]::text",
            "select most_common_vals from pg_stats where attname = 'customer'",
            "select null_frac from pg_stats where attname = 'age'",
            // through views, partitions and functions
            "select who from masked_names",
            "select n from numbered",
            "select n + 0 from renumbered",
            "select who from kept_names",
            "select n from kept_numbers",
            "select n from (select n from kept_numbers offset 0) k",
            "select pin from visit",
            "select pin + 0 from visit where year = 2026",
            "select pin from visit_2026",
            "select age_of(1)",
            "select n from (select age_of(1) as n offset 0) p",
            "select n from age_of(1) n",
            "select n from ages() n",
            "select first_name(id) from sale",
            // by what the server complains of
            "select customer::integer from sale",
            "select id / (customer::numeric) from sale",
            "select customer::date from sale",
            "select customer::json from sale",
            "select array[1, 2] && customer::int[] from sale",
            "select 1 from sale where customer::boolean",
            "select to_date(customer, 'YYYY') from sale");

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.hiding("sale.customer", "phone", "age", "born", "visit.pin");
        Stream.of(
                        "create table member (id integer primary key, phone text, age integer, born date, points integer)",
                        "insert into member values (1, '35367890', 41, '1985-04-09', 7)",
                        "create view masked_names(who) as select customer from sale",
                        "create view numbered as select ascii(customer) as n, amount from sale",
                        "create view renumbered as select n from numbered",
                        "create materialized view kept_names(who) as select who from masked_names",
                        "create materialized view kept_numbers as select id, age + 0 as n from member",
                        "create table visit (year integer, pin integer) partition by list (year)",
                        "create table visit_2026 partition of visit for values in (2026)",
                        "create table visit_2027 partition of visit for values in (2027)",
                        "insert into visit values (2026, 1234)",
                        "create function first_name(one integer) returns text stable language sql as 'select customer from sale where id = one'",
                        "create function age_of(one integer) returns integer stable language plpgsql as 'begin return (select age from member where id = one); end'",
                        "create function ages() returns setof integer stable language sql as 'select age from member'",
                        "analyze sale",
                        "analyze member",
                        "grant select on all tables in schema public to " + story.shop.reader())
                .forEach(story.shop::execute);
    }

    @Test
    void nothingPersonalIsEverShown() {
        Map<String, String> first =
                ATTACKS.stream().collect(Collectors.toMap(attack -> attack, MaskingAttackTests::first));

        assertThat(first)
                .allSatisfy((attack, cell) -> assertThat(cell)
                        .matches("(?s)(masked( [0-9a-f]{8})?|refused: .*)")
                        .doesNotContain("Arran", "Bute", "35367890"));
        assertThat(first.entrySet().stream()
                        .filter(one -> one.getValue().startsWith("refused"))
                        .filter(one -> !one.getValue().contains("is not shown")
                                && !one.getValue().contains("you may not see")))
                .as("attacks that were none, since the server does not take them")
                .isEmpty();
    }

    private static String first(String attack) {
        try {
            return story.rows(story.report(attack, ""), Map.of()).getFirst().getFirst();
        } catch (Refused refused) {
            return "refused: " + refused.getMessage();
        }
    }

    @Test
    void numbersThatTellNobodyAreStillShown() {
        assertThat(
                        rows(
                                "select count(distinct customer), sum(amount), round(count(customer) / count(*)::numeric, 1) from sale"))
                .containsExactly(List.of("3", "205.80", "1.0"));
        assertThat(
                        rows(
                                "with c as materialized (select customer, sum(amount) as total from sale group by customer) select count(*), max(total), round(avg(c.total), 2) from c"))
                .containsExactly(List.of("3", "120.80", "68.60"));
        assertThat(rows("select avg(total) from (select sum(amount) as total from sale group by customer) c"))
                .containsExactly(List.of("68.6000000000000000"));
        assertThat(rows("select n from (select points as n, phone from member offset 0) m"))
                .containsExactly(List.of("7"));
        assertThat(rows("select sum(amount) from numbered")).containsExactly(List.of("205.80"));
        assertThat(rows("select points from member where age is not null union all select 8 order by 1"))
                .containsExactly(List.of("7"), List.of("8"));
        assertThat(rows("select year, count(pin) from visit group by 1")).containsExactly(List.of("2026", "1"));
        assertThat(
                        rows(
                                "select m, count(sale.id) filter (where customer is not null) from generate_series(9, 10) m left join sale on extract(month from day) = m group by 1 order by 1"))
                .containsExactly(List.of("9", "2"), List.of("10", "3"));
        assertThat(
                        rows(
                                "select name, sum(amount) from sale join (values (9, 'autumn'), (10, 'later')) v(m, name) on extract(month from day) = m group by 1 order by 1"))
                .containsExactly(List.of("autumn", "200.50"), List.of("later", "5.30"));
        assertThat(rows("select rank() over (order by amount desc), id from sale order by 1 limit 1"))
                .containsExactly(List.of("1", "1"));
    }

    /** Each tells something of who the customers are by which rows come, and how many. */
    private static final List<String> QUESTIONS = List.of(
            "select count(*) from sale where customer like 'A%'",
            "select id from sale where customer = 'Arran Foods'",
            "select id from sale where customer in ('Arran Foods', 'Bute Ferries')",
            "select id from sale where id > 0 and not (amount > 5 and customer > 'B')",
            "select id from sale where customer = (select 'Arran Foods')",
            "select id from sale where lower(customer) = lower(customer)",
            "select id from member where age between 40 and 50",
            "select id from (select id, age > 40 as old from member offset 0) s where old",
            "select count(*) filter (where customer < 'B') from sale",
            "select count(customer like 'A%' or null) from sale",
            "select count(distinct left(customer, 1)) from sale",
            "select count(n) from (select nullif(customer, 'Arran Foods') as n from sale offset 0) s",
            "select count(*), max(id) from sale group by customer like 'A%'",
            "select max(id) from (select id, left(customer, 1) as c from sale offset 0) s group by c",
            "select amount from sale group by amount having min(customer) < 'B'",
            "select id from sale order by customer = 'Arran Foods'",
            "select id from (select id, customer from sale union all select 0, 'B') u order by customer",
            "select rank() over (order by ascii(customer)), id from sale",
            "select count(*) over (order by age range between 1 preceding and current row) from member",
            "select distinct on (left(customer, 1)) id from sale",
            "select count(*) from (select customer from sale intersect select 'Arran Foods') u",
            "select count(*) from (select customer from sale union select 'Arran Foods') u",
            "select count(*) from sale join (values ('Arran Foods')) v(n) on n = customer",
            "select count(*) from sale join (select 'Arran Foods' as n offset 0) v on n = customer",
            "select v.id, s.id from sale v left join sale s on s.id = v.id and s.customer like 'A%'",
            "select year from visit where pin = 1234",
            "select amount from numbered where n = 65",
            "select count(*) from member, generate_series(1, age)",
            "select count(*) from (select generate_series(1, age) from member) s",
            "select count(*) from sale, regexp_split_to_table(customer, '')",
            "select id from generate_series(1, 200) id limit (select age from member)",
            "select id from member m, lateral (select 1 from generate_series(1, 200) offset m.age) l",
            "select id from member m, lateral (select 1 from generate_series(1, 200) fetch first m.age rows only) l",
            "select E'\\'' from member m, lateral (select 1 from generate_series(1, 200) limit 1 + m.age) l where '' = ''");

    @Test
    void noRowTellsWhatIsNotShown() {
        assertThat(QUESTIONS).allSatisfy(sql -> assertThat(first(sql)).contains("you may not see"));
    }

    @Test
    void whatIsMadeOfItIsCalledByNoName() {
        assertThat(List.of(
                        "select customer from sale union all select 'Arran Foods'",
                        "select substr(customer, 1, 1) from sale",
                        "select 'Arran Foods' as phone",
                        "select c from (select customer as c, 'Arran Foods' as g from sale offset 0) s",
                        "select nullif(customer like 'A%', true) from sale order by id"))
                .allSatisfy(sql -> assertThat(rows(sql))
                        .allSatisfy(row -> assertThat(row.getFirst()).isEqualTo("masked")));
        assertThat(rows("select customer from sale union all select phone from member"))
                .allSatisfy(row -> assertThat(row.getFirst()).matches("masked [0-9a-f]{8}"));
    }

    @Test
    void aWholeValueMayBeAskedFor() {
        assertThat(story.rows(
                        story.report(
                                "select count(*) from sale where customer = :who and amount > :least",
                                "who text\nleast number"),
                        Map.of("who", "Arran Foods", "least", "0.15")))
                .containsExactly(List.of("2"));
        assertThat(story.rows(
                        story.report(
                                "select id from member where age = :age and born = :born", "age number\nborn date"),
                        Map.of("age", "41", "born", "1985-04-09")))
                .containsExactly(List.of("1"));
        assertThat(rows("select count(*) from sale a join sale b on a.customer = b.customer and a.id < b.id"))
                .containsExactly(List.of("3"));
        assertThat(rows("select id from sale where customer is null or id = 2 limit 1"))
                .containsExactly(List.of("2"));
        assertThat(rows("select id from sale where customer = customer and day > '2026-10-01' order by id limit 1"))
                .isNotEmpty();
    }

    @Test
    void whatStandsBesideItMayBeAskedFor() {
        String totals =
                "(select customer, sum(amount) as total, rank() over (order by sum(amount) desc) as place from sale group by customer)";

        assertThat(rows("select total from " + totals + " s where place <= 2 order by total desc"))
                .containsExactly(List.of("120.80"), List.of("80.00"));
        assertThat(rows("select customer, sum(amount) from sale group by customer having sum(amount) > 100 order by 2"))
                .hasSize(1);
        assertThat(rows("select id from sale order by customer, id limit 1")).hasSize(1);
    }

    @Test
    void aTextOfNothingButQuotesIsReadToItsEnd() {
        assertThat(rows("select '" + "''".repeat(40_000) + "' || length(customer) from sale limit 1")
                        .getFirst()
                        .getFirst())
                .isEqualTo("masked");
    }

    private static List<List<String>> rows(String sql) {
        return story.rows(story.report(sql, ""), Map.of());
    }
}
