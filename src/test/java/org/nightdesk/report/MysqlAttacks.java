package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.datasource.Sources;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.MariadbShop;

/** What is tried on MariaDB is tried on MySQL, and what only MySQL knows; by a login that could write. */
class MysqlAttacks {

    private static final List<String> ATTACKS = List.of(
            "select /*+ SET_VAR(max_execution_time = 0) */ 1",
            "select /*+ MAX_EXECUTION_TIME(0) */ sleep(600)",
            "select /*+ SET_VAR(sql_mode = 'ANSI_QUOTES') */ \"customer\" from sale",
            "select /*!80000 sleep(600) */",
            "select /*!99999 1 */ + 1",
            "select * from sale for share",
            "select * from sale for update skip locked",
            "select * from sale s for share of s nowait",
            "with a as (select id from sale for share) select id from a",
            "select (select id from sale limit 1 for share)",
            "table sale",
            "(table sale)",
            "table sale into outfile 'FOLDER/stolen'",
            "select x from (table sale) t(id, day, x, amount)",
            "(table sale) union (select 1, 2, 3, 4 into outfile 'FOLDER/stolen')",
            "values row(1, 2) into outfile 'FOLDER/stolen'",
            "values row(sleep(600))",
            "select $$ ' $$, sleep(600) -- '",
            "select $a$ ; delete from sale; $a$",
            "select 1 as $x",
            "select source_pos_wait('a', 1, 600)",
            "select wait_for_executed_gtid_set('3E11FA47-71CA-11E1-9E33-C80AA9429562:1', 600)",
            "select is_free_lock('a')",
            "select release_lock('nightdesk run 1')",
            "select service_get_write_locks('a', 'b', 1)",
            "select sys.ps_thread_id(1)",
            "select ps_thread_id(1)",
            "select statement_digest('select 1')",
            "select roles_graphml()",
            "select group_replication_set_as_primary('a')",
            "select asynchronous_connection_failover_add_source('a', 'b', 1, '', 1)",
            "select keyring_key_store('a', 'AES', 'b')",
            "select audit_log_filter_flush()",
            "select mysql_query_attribute_string('a')",
            "select name_const('a', sleep(600))",
            "select lateral sleep(600)",
            "select 1 from sale join lateral (select sleep(600) as n) l",
            "select 1 from json_table(sleep(600), '$' columns (x int path '$')) j",
            "select grouping(sleep(600)) from sale group by id with rollup",
            "import table from '/tmp/a.sdi'",
            "clone local data directory 'FOLDER/clone'",
            "set persist max_connections = 7",
            "set resource group a",
            "install component 'file://component_validate_password'",
            "restart",
            "shutdown",
            "alter instance rotate innodb master key",
            "with a as (select 1) update sale set amount = 0",
            "explain analyze select sleep(600)",
            "explain format=json into @a select 1",
            "handler sale open as h",
            "load xml infile 'a' into table sale",
            "create temporary table stolen select 1");

    private static final String STATE = """
            select (select group_concat(concat_ws(',', id, day, customer, amount) order by id separator ';') from sale),
                   (select group_concat(table_name order by table_name) from information_schema.tables where table_schema = database()),
                   (select count(*) from information_schema.routines where routine_schema = database()),
                   (select sha2(group_concat(variable_name, '=', variable_value order by variable_name), 256)
                      from performance_schema.global_variables
                     where variable_name not like '%timestamp%' and variable_name not like 'gtid%')
            """;

    private static final int WRITES = 1792;

    /** The driver asks the server whether the session only reads, and does not even send it. */
    private static final int BY_ITS_DRIVER = 0;

    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() throws IOException {
        MariadbShop shop = MariadbShop.onMysql();
        story = MariadbStories.writing(shop);
        shop.execute("create function innocent() returns integer deterministic begin delete from sale; return 1; end");
        shop.execute("create procedure clear() delete from sale");
        shop.execute("create view view_of_innocent as select innocent() as n");
        shop.execute("create view view_of_view as select n from view_of_innocent");
        shop.execute("grant file on *.* to " + shop.writer() + "@'127.0.0.1'");
        Files.createDirectories(out());
    }

    private static Path out() {
        return story.shop.folder().resolve("out");
    }

    @Test
    void everyAttackIsRefusedInASentenceAndChangesNothing() throws IOException {
        List<List<String>> before = story.shop.rows(STATE);
        List<String> through = new ArrayList<>();
        List<String> all = Stream.concat(MariadbAttackTests.ATTACKS.stream(), ATTACKS.stream())
                .toList();
        for (String written : all) {
            String attack = written.replace("FOLDER", out().toString()).replace("SHOP", story.shop.name());
            try {
                through.add(attack + " -> " + story.rows(attack));
            } catch (Refused refused) {
                assertThat(refused.getMessage()).as(attack).isNotBlank();
            }
        }

        assertThat(through).isEmpty();
        assertThat(all).hasSizeGreaterThanOrEqualTo(140);
        assertThat(story.shop.rows(STATE)).isEqualTo(before);
        try (Stream<Path> written = Files.list(out())) {
            assertThat(written).isEmpty();
        }
    }

    @Test
    void aBackslashMeansWhatItMeansToUsWhateverTheServersMode() {
        story.shop.execute("set global sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,IGNORE_SPACE,PIPES_AS_CONCAT'");
        try {
            assertThat(story.rows("select 'a\\'; delete from sale; -- '"))
                    .containsExactly(List.of("a'; delete from sale; -- "));
            assertThat(story.rows("select \"a\\\"; delete from sale; -- \""))
                    .containsExactly(List.of("a\"; delete from sale; -- "));
        } finally {
            story.shop.execute("set global sql_mode = default");
        }
    }

    @Test
    void theServerItselfRefusesToWriteInARunsTransactionAndAfterIt() throws Exception {
        var sources = story.node.bean(Sources.class);
        var source = sources.source(story.source());
        try (var connection = sources.open(story.source(), "a story")) {
            sources.dialect(source).begin(connection, Duration.ofSeconds(30), false);
            for (String write :
                    List.of("delete from sale", "drop table sale", "select innocent()", "delete from sale")) {
                try (var statement = connection.createStatement()) {
                    statement.execute(write);
                    throw new AssertionError(write);
                } catch (SQLException refused) {
                    assertThat(refused.getErrorCode()).as(write).isIn(WRITES, BY_ITS_DRIVER);
                }
            }
            connection.createStatement().execute("commit");
            try (var statement = connection.createStatement()) {
                statement.execute("delete from sale");
                throw new AssertionError("it wrote");
            } catch (SQLException refused) {
                assertThat(refused.getErrorCode()).isIn(WRITES, BY_ITS_DRIVER);
            }
        }
    }

    @Test
    void whatOnlyReadsIsLetThrough() {
        story.shop.execute(
                "create function cents(amount decimal(12, 2)) returns bigint deterministic no sql return amount * 100");

        assertThat(
                        List.of(
                                "select count(*) from sale;",
                                "select count(*), max(amount) from sale where id in (1, 2) and not (amount < 0) group by (customer)",
                                "with a(n) as (select 1) select n from a # ; the end",
                                "with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) select max(n) from t",
                                "(select 'a;b' as x) union (select 'c')",
                                "values row(1), row(2)",
                                "select 'it''s :fine', 'a\\'b', \"/*! no */\", `id` from sale",
                                "select 5--3, id -- 2\n from sale",
                                "select date_format(day, '%Y-%m') as month, sum(amount) over (order by id) from sale",
                                "select case when (amount > 1) then left(customer, 3) else replace(customer, 'a', 'b') end from sale",
                                "select * from sale s join sale t using (id) left join sale u on (u.id = t.id) limit 2",
                                "select cast(amount as decimal(5, 1)), convert(customer using utf8mb4), insert('abc', 1, 1, 'x') from sale",
                                "select x from json_table('[1, 2]', '$[*]' columns (x int path '$')) j",
                                "select n from sale s join lateral (select s.id + 1 as n) l on true",
                                "select json_unquote(json_object('a', 1)), 2 member of('[1, 2]'), any_value(customer) from sale group by id limit 1",
                                "select cents(amount) from sale",
                                "select day + interval (1 + 1) day, rand() > 2, `into` from (select day, 1 as `into` from sale) s"))
                .allSatisfy(sql -> assertThat(story.rows(sql)).as(sql).isNotEmpty());
    }
}
