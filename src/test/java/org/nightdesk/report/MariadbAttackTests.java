package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.datasource.Sources;
import org.nightdesk.subject.Refused;

/** By a login that could write, to tables and to files: only our own guards stand between these statements and the server. */
class MariadbAttackTests {

    static final List<String> ATTACKS = List.of(
            "delete from sale",
            "insert into sale values (9, now(), 'x', 1)",
            "replace into sale values (1, now(), 'x', 1)",
            "update sale set amount = 0",
            "truncate sale",
            "drop table sale",
            "select 1; delete from sale",
            "select 1;; delete from sale",
            "select 1; # a\n delete from sale",
            "select 1 # ' \n; delete from sale",
            "select 1 -- ' \n; delete from sale",
            "select 1 --' \n; delete from sale",
            "select `a``; delete from sale; -- ` from sale",
            "select 1 /* /* */ ; */ ; delete from sale",
            "select 1 /*! ; delete from sale */",
            "select 1 /*!50000 into outfile 'FOLDER/stolen' */",
            "select 1 /*M! into outfile 'FOLDER/stolen' */",
            "select 1 /*M!100100 + sleep(600) */",
            "select 1 /**//*! for update */ from sale",
            "/*! delete from sale */",
            "select * from sale into outfile 'FOLDER/stolen'",
            "select * into outfile 'FOLDER/stolen' from sale",
            "select customer from sale limit 1 into dumpfile 'FOLDER/stolen'",
            "select 1.into outfile 'FOLDER/stolen'",
            "select 1e0.into outfile 'FOLDER/stolen'",
            "select 1.sleep(600)",
            "(select 1 into outfile 'FOLDER/stolen')",
            "select 1 union select 2 into outfile 'FOLDER/stolen'",
            "select id into @a from sale limit 1",
            "select @a := 5",
            "select @@global.read_only := 1",
            "set global max_connections = 7",
            "set statement max_statement_time = 0 for select 1",
            "set session tx_read_only = 0",
            "set transaction read write",
            "start transaction read write",
            "commit",
            "rollback; delete from sale",
            "begin not atomic delete from sale; end",
            "do sleep(600)",
            "do release_all_locks()",
            "call clear()",
            "load data infile '/etc/passwd' into table sale",
            "load data local infile '/etc/passwd' into table sale",
            "handler sale open",
            "lock tables sale write",
            "flush tables with read lock",
            "kill 1",
            "explain delete from sale",
            "analyze delete from sale",
            "analyze select sleep(600)",
            "prepare a from 'delete from sale'",
            "execute immediate 'delete from sale'",
            "create table stolen as select * from sale",
            "create or replace view stolen as select 1",
            "grant all on *.* to public",
            "xa start 'a'",
            "select * from sale for update",
            "select * from sale lock in share mode",
            "select * from sale for update nowait",
            "with a as (select 1) delete from sale",
            "with a as (select 1 as n) select n from a for update",
            "select sleep(600)",
            "select SLEEP (600)",
            "select sleep/**/(600)",
            "select `sleep`(600)",
            "select 1 from sale where sleep(600)",
            "select 1 order by sleep(600)",
            "select 1 limit 1 procedure analyse()",
            "values (sleep(600))",
            "select if(1, sleep(600), 0)",
            "select benchmark(1000000000, sha2('a', 512))",
            "select get_lock('nightdesk run 1', 600)",
            "select release_all_locks()",
            "select load_file('/etc/passwd')",
            "select load_file(concat('/etc/', 'passwd'))",
            "select master_pos_wait('a', 1, 600)",
            "select master_gtid_wait('0-1-1', 600)",
            "select last_insert_id(99)",
            "select nextval(ticks)",
            "select next value for ticks",
            "select setval(ticks, 99)",
            "select clear_all()",
            "select innocent()",
            "select SHOP.innocent()",
            "select `SHOP` . `innocent` ()",
            "select innocent () from sale",
            "select * from view_of_innocent",
            "select * from `View_Of_Innocent`",
            "select n from (select n from SHOP.view_of_view) v",
            "select (select n from view_of_innocent limit 1)",
            "with a as (select * from view_of_view) select * from a",
            "select sys_exec('touch FOLDER/stolen')",
            "select {fn sleep(600)}",
            "{call clear()}",
            "select ?",
            "select \\N",
            "select 1 where :missing",
            "select 'open",
            "select 1 /* open",
            "",
            ";",
            "--",
            "#");

    private static final String STATE = """
            select (select group_concat(concat_ws(',', id, day, customer, amount) order by id separator ';') from sale),
                   (select next_not_cached_value from ticks),
                   (select group_concat(table_name order by table_name) from information_schema.tables where table_schema = database()),
                   (select count(*) from information_schema.routines where routine_schema = database()),
                   (select md5(group_concat(variable_name, '=', variable_value order by variable_name))
                      from information_schema.global_variables
                     where variable_name not like '%timestamp%' and variable_name not like 'gtid%' and variable_name <> 'rand_seed1')
            """;

    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() throws IOException {
        story = MariadbStories.writing();
        String writer = story.shop.writer() + "@'127.0.0.1'";
        story.shop.execute("create sequence ticks");
        story.shop.execute("create function innocent() returns integer begin delete from sale; return 1; end");
        story.shop.execute("create procedure clear() delete from sale");
        story.shop.execute("create view view_of_innocent as select innocent() as n");
        story.shop.execute("create view view_of_view as select n from view_of_innocent");
        story.shop.execute("grant file on *.* to " + writer);
        Files.setPosixFilePermissions(Files.createDirectories(out()), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static Path out() {
        return story.shop.folder().resolve("out");
    }

    @Test
    void everyAttackIsRefusedInASentenceAndChangesNothing() throws IOException {
        List<List<String>> before = story.shop.rows(STATE);
        List<String> through = new ArrayList<>();
        for (String written : ATTACKS) {
            String attack = written.replace("FOLDER", out().toString()).replace("SHOP", story.shop.name());
            try {
                through.add(attack + " -> " + story.rows(attack));
            } catch (Refused refused) {
                assertThat(refused.getMessage()).as(attack).isNotBlank();
            }
        }

        assertThat(through).isEmpty();
        assertThat(ATTACKS).hasSizeGreaterThanOrEqualTo(60);
        assertThat(story.shop.rows(STATE)).isEqualTo(before);
        try (Stream<Path> written = Files.list(out())) {
            assertThat(written).isEmpty();
        }
    }

    @Test
    void aBackslashMeansWhatItMeansToUsWhateverTheServersMode() {
        story.shop.execute("set global sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,IGNORE_SPACE,ORACLE'");
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
    void theServerItselfRefusesToWriteInARunsTransaction() throws Exception {
        var sources = story.node.bean(Sources.class);
        var source = sources.source(story.source());
        try (var connection = sources.open(story.source(), "a story")) {
            sources.dialect(source).begin(connection, Duration.ofSeconds(30), false);
            for (String write : List.of("delete from sale", "drop table sale", "select innocent()")) {
                try (var statement = connection.createStatement()) {
                    statement.execute(write);
                    throw new AssertionError(write);
                } catch (SQLException refused) {
                    assertThat(refused.getErrorCode()).as(write).isEqualTo(1792);
                }
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
                                "values (1), (2)",
                                "select 'it''s :fine', 'a\\'b', \"/*! no */\", `id` from sale",
                                "select 5--3, id -- 2\n from sale",
                                "select date_format(day, '%Y-%m') as month, sum(amount) over (order by id) from sale",
                                "select case when (amount > 1) then left(customer, 3) else replace(customer, 'a', 'b') end from sale",
                                "select * from sale s join sale t using (id) left join sale u on (u.id = t.id) limit 2",
                                "select cast(amount as decimal(5, 1)), convert(customer using utf8mb4), insert('abc', 1, 1, 'x') from sale",
                                "select x from json_table('[1, 2]', '$[*]' columns (x int path '$')) j",
                                "select cents(amount) from sale",
                                "select day + interval (1 + 1) day, rand() > 2, `into` from (select day, 1 as `into` from sale) s"))
                .allSatisfy(sql -> assertThat(story.rows(sql)).as(sql).isNotEmpty());
    }
}
