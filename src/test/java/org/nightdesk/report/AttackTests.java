package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.OnOldestToo;

/** By a login that could write: only our own guards stand between these statements and the table. */
@OnOldestToo
class AttackTests {

    private static final List<String> ATTACKS = List.of(
            "delete from sale",
            "insert into sale values (9, now(), 'x', 1)",
            "update sale set amount = 0",
            "truncate sale",
            "drop table sale",
            "select 1; delete from sale",
            "select 1;; delete from sale",
            "select 1; /* a */ delete from sale -- b",
            "select 1 -- \n; delete from sale",
            "select 1 /* /* */ ; */ ; delete from sale",
            "select 'a''; b'; delete from sale",
            "select E'\\''; delete from sale; --'",
            "select E'a\\\\'; delete from sale",
            "select $$;$$; delete from sale",
            "select $a$ $$ ; $a$; delete from sale",
            "select \";\" from (select 1 as \";\") s; delete from sale",
            "with gone as (delete from sale returning *) select * from gone",
            "with new as (insert into sale select 9, now(), 'x', 1 returning *) select * from new",
            "with a as (select 1), b as (update sale set amount = 0 returning id) select * from b",
            "explain analyze delete from sale",
            "select * into stolen from sale",
            "create table stolen as select * from sale",
            "select * from sale for update",
            "select * from sale for share",
            "select * from sale for key share skip locked",
            "lock table sale",
            "do $$ begin delete from sale; end $$",
            "copy sale to '/tmp/stolen'",
            "copy (select 1) to program 'touch /tmp/stolen'",
            "commit",
            "rollback; delete from sale",
            "begin",
            "set transaction read write",
            "set session characteristics as transaction read write",
            "reset all",
            "select set_config('transaction_read_only', 'off', false)",
            "select pg_catalog.set_config('transaction_read_only', 'off', false)",
            "select \"set_config\"('transaction_read_only', 'off', false)",
            "select U&\"set\\005fconfig\"('transaction_read_only', 'off', false)",
            "select SET_CONFIG /* x */ ('default_transaction_read_only', 'off', false)",
            "select set_config -- x\n ('default_transaction_read_only', 'off', false)",
            "select pg_sleep(600)",
            "select * from pg_sleep(600)",
            "select 1 limit (select 1 from pg_sleep(600))",
            "select 1 from sale where pg_sleep(600) is null",
            "select 1 order by pg_sleep(600)",
            "values (pg_sleep(600))",
            "select * from (values (nextval('ticks')), (2)) v",
            "select 1 limit nextval('ticks')",
            "select nextval('ticks')",
            "select setval('ticks', 99)",
            "select count(*) filter (where nextval('ticks') > 0) from sale",
            "select case when nextval('ticks') > 0 then 1 end",
            "select sum(amount) over (order by nextval('ticks')) from sale",
            "select * from sale, lateral (select nextval('ticks')) l",
            "select public.innocent()",
            "select * from view_of_innocent",
            "select pg_advisory_lock(1)",
            "select pg_advisory_xact_lock(1)",
            "select pg_terminate_backend(pid) from pg_stat_activity",
            "select pg_cancel_backend(pg_backend_pid())",
            "select pg_notify('a', 'b')",
            "notify a",
            "select lo_create(0)",
            "select lo_import('/etc/passwd')",
            "select pg_read_file('/etc/passwd')",
            "select pg_ls_dir('/')",
            "select query_to_xml('delete from sale', true, true, '')",
            "select pg_reload_conf()",
            "select pg_export_snapshot()",
            "select pg_logical_emit_message(true, 'a', 'b')",
            "select pg_stat_reset()",
            "select pg_switch_wal()",
            "select pg_create_restore_point('a')",
            "select lo_from_bytea(0, 'a')",
            "select pg_read_binary_file('/etc/passwd')",
            "select pg_promote()",
            "select pg_try_advisory_lock(1)",
            "select setseed(0.5)",
            "select pg_catalog . nextval ('ticks')",
            "select \"pg_catalog\".\"setval\"('ticks', 99)",
            "select NextVal('ticks')",
            "select (select nextval('ticks'))",
            "with recursive t as (select nextval('ticks') as n union all select n + 1 from t where n < 3) select * from t",
            "select * from sale where exists (select nextval('ticks'))",
            "select coalesce(nextval('ticks'), 1) from generate_series(1, 3)",
            "select * from sale tablesample bernoulli (nextval('ticks'))",
            "values (1), (nextval('ticks'))",
            "(select nextval('ticks'))",
            "table sale; delete from sale",
            "select 1 as \"a;b\"; truncate sale",
            "select 1 /* ' */; delete from sale; /* ' */",
            "select 1 -- '\n; delete from sale -- '",
            "select $x$ $x$; delete from sale; select $x$ $x$",
            "select '\\'; delete from sale; --'",
            "merge into sale using (select 1) s on true when matched then delete",
            "refresh materialized view sale",
            "alter table sale add column x integer",
            "grant all on sale to public",
            "listen a",
            "discard all",
            "checkpoint",
            "prepare a as delete from sale",
            "execute a",
            "declare c cursor for select 1",
            "call innocent()",
            "vacuum",
            "",
            ";",
            "--",
            "select :missing");

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.writing();
        story.shop.execute("create sequence ticks; grant all on sequence ticks to " + story.shop.writer());
        story.shop.execute("""
                create function innocent() returns integer language plpgsql as $$ begin delete from sale; return 1; end $$;
                create view view_of_innocent as select innocent();
                """);
        story.shop.execute("grant select on view_of_innocent to " + story.shop.writer());
    }

    @Test
    void everyAttackIsRefusedInASentenceAndChangesNothing() throws Exception {
        List<String> through = new ArrayList<>();
        for (String attack : ATTACKS) {
            try {
                through.add(attack + " -> " + story.rows(story.report(attack, ""), Map.of()));
            } catch (Refused refused) {
                assertThat(refused.getMessage()).as(attack).isNotBlank();
            }
        }

        assertThat(through).isEmpty();
        assertThat(ATTACKS).hasSizeGreaterThanOrEqualTo(60);
        assertThat(asked("select count(*) || ' ' || sum(amount) from sale")).isEqualTo("5 205.80");
        assertThat(asked("select is_called::text from ticks")).isEqualTo("false");
        assertThat(asked("select count(*)::text from pg_class where relname = 'stolen'"))
                .isEqualTo("0");
    }

    @Test
    void whatOnlyReadsIsLetThrough() {
        assertThat(List.of(
                        "select count(*) from sale;",
                        "with a as (select 1 as n) select n from a -- ; the end",
                        "(select 'a;b' as x) union (select 'c')",
                        "values (1), (2)",
                        "table sale",
                        "select random() > 2, '{\"a\": 1}'::jsonb ? 'a', now()::date, 'it''s :fine'"))
                .allSatisfy(sql ->
                        assertThat(story.rows(story.report(sql, ""), Map.of())).isNotEmpty());
    }

    private static String asked(String sql) throws Exception {
        var owner = story.shop.owner();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
