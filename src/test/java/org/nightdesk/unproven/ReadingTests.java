package org.nightdesk.unproven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.dialect.Sql;
import org.nightdesk.subject.Refused;

/** Statements that no server is there to try: here the reader is the first guard, and refuses whatever it does not know. */
class ReadingTests {

    private static final List<String> ANYWHERE = List.of(
            "",
            ";",
            "--",
            "delete from sale",
            "insert into sale values (1)",
            "update sale set amount = 0",
            "merge into sale using t on (1 = 1) when matched then delete",
            "truncate table sale",
            "drop table sale",
            "create table stolen (id int)",
            "alter table sale add x int",
            "grant select on sale to public",
            "commit",
            "rollback",
            "select 1; delete from sale",
            "select 1;; delete from sale",
            "select 1 -- '\n; delete from sale",
            "select 1 /* ' */; delete from sale",
            "select 'a'';'; delete from sale",
            "select \"a\"\"; \" from sale; delete from sale",
            "with a as (select 1 as n) delete from sale",
            "with a as (select 1 as n) insert into sale select n from a",
            "select * into stolen from sale",
            "select * from sale for update",
            "select * from sale for update nowait",
            "select (select id from sale for update)",
            "select /*+ full(sale) */ 1 from sale",
            "select 1 from sale /* open",
            "select 'open",
            "select \"open",
            "select 1 where :",
            "select ?",
            "select {fn sleep(1)}",
            "select {ts '2026-01-01'}",
            "select 1delete from sale",
            "select 1.delete from sale",
            "select 'a'delete from sale",
            "select 1 from sale)",
            "select (1 from sale",
            "select 1 from sale (",
            "select innocent() from sale",
            "select shop.innocent() from sale",
            "select \"innocent\"() from sale",
            "select innocent () from sale",
            "select innocent/**/() from sale",
            "select * from innocent()",
            "select * from shop.innocent(1)",
            "select id from sale where innocent(1) = 1",
            "select id from sale order by innocent(1)",
            "select \uff24\uff25\uff2c from sale",
            "select\u00a01",
            "select 1\u2028delete from sale",
            "select caf\u00e9 from sale",
            "select \\N",
            "select `a` from sale",
            "select a from server.shop.dbo.sale",
            "select 1 from sale@elsewhere",
            "exec clear",
            "execute immediate 'delete from sale'",
            "call clear()",
            "begin delete from sale; end;",
            "declare x int; begin null; end;",
            "lock table sale in exclusive mode",
            "explain plan for select 1 from dual",
            "set transaction read write");

    private static final List<String> SQLSERVER = List.of(
            "select 1 delete from sale",
            "select 1 select 2",
            "select 1 update sale set amount = 0",
            "select 1 exec clear",
            "select 1 execute('delete from sale')",
            "select 1 drop table sale",
            "select 1 waitfor delay '00:10:00'",
            "select 1 waitfor time '23:00'",
            "select 1\ngo\ndelete from sale",
            "select 1 shutdown",
            "select 1 kill 5",
            "select 1 print 'a'",
            "select 1 raiserror('a', 16, 1)",
            "select 1 throw 50000, 'a', 1",
            "select 1 use master",
            "select 1 begin tran",
            "select 1 commit",
            "select 1 set lock_timeout -1",
            "select 1 set transaction isolation level serializable",
            "select 1 set identity_insert sale on",
            "select 1 dbcc checkdb",
            "select 1 backup database shop to disk = 'a'",
            "select 1 bulk insert sale from 'a'",
            "select 1 reconfigure",
            "select 1 revert",
            "select 1 declare @a int",
            "select 1 while 1 = 1 print 'a'",
            "select 1 if 1 = 1 delete from sale",
            "select 1 open a",
            "select 1 receive * from q",
            "select 1 enable trigger t on sale",
            "select 1 end conversation 'a'",
            "select 1 /* /* */ ; */ delete from sale",
            "select 1 /* /* */ from sale",
            "select @a = 1",
            "select @@version",
            "select * from #secret",
            "select * from sale with (tablockx)",
            "select * from sale with (updlock, holdlock)",
            "select * from sale (xlock)",
            "select * from sale with (nolock)",
            "select * from sale option (maxdop 8)",
            "select * from sale for xml auto",
            "select * from sale for json path",
            "select * from sale for browse",
            "select * from openrowset('SQLNCLI', 'a', 'delete from sale')",
            "select * from openquery(linked, 'delete from sale')",
            "select * from opendatasource('SQLNCLI', 'a').shop.dbo.sale",
            "select * from openxml(1, 'a')",
            "select * from openrowset(bulk 'c:\\secret', single_clob) a",
            "select next value for ticks",
            "select * from shop..sale",
            "select * from [linked].[shop].[dbo].[sale]",
            "select [a]]; delete from sale",
            "select [a",
            "select []",
            "select $identity from sale",
            "select $partition.f(1)",
            "select xml.value('.', 'int') from sale",
            "select geography::Point(1, 2, 4326)",
            "select xp_cmdshell('dir')",
            "select sys.fn_dblog(null, null)",
            "select * from fn_trace_gettable('a', 1)",
            "select * from string_split('a', 'b') exec clear",
            "with xmlnamespaces ('a' as b) select 1",
            "with a as (select 1 as n) select n from a select 2",
            "select rowguidcol from sale",
            "select * from freetexttable(sale, *, 'a')",
            "select newsequentialid()",
            "select * from changetable(changes sale, 1) c",
            "select host_name()",
            "select session_context(N'a')",
            "select is_member('a')",
            "select N'open");

    private static final List<String> ORACLE = List.of(
            "select ticks.nextval from dual",
            "select ticks.currval from dual",
            "select dbms_random from dual",
            "select dbms_random.value from dual",
            "select dbms_lock.sleep(600) from dual",
            "select dbms_session.sleep(600) from dual",
            "select sys.dbms_pipe.receive_message('a', 600) from dual",
            "select utl_http.request('http://evil.example') from dual",
            "select utl_inaddr.get_host_address('evil.example') from dual",
            "select utl_file.fopen('a', 'b', 'r') from dual",
            "select httpuritype('http://evil.example').getclob() from dual",
            "select dbms_xmlgen.getxml('select 1 from dual') from dual",
            "select dbms_ldap.init('evil', 1) from dual",
            "select ctxsys.drithsx.sn(1, 'a') from dual",
            "select ordsys.ord_dicom.getmappingxpath('a', 'b') from dual",
            "with function f return number is begin return 1; end; select f from dual",
            "with procedure p is begin null; end; select 1 from dual",
            "select * from table(innocent)",
            "select * from table(shop.innocent(1))",
            "select * from the (select a from b)",
            "select * from external ((a number) type oracle_loader default directory d location ('a')) e",
            "select * from sale@elsewhere",
            "select * from shop.sale@elsewhere.example.org",
            "select 1 from dual@!",
            "select * from sale model dimension by (id) measures (amount) rules update (amount[1] = 0)",
            "select cursor(select 1 from dual) from dual",
            "select extractvalue(xmltype('<a/>'), '/a') from dual",
            "select xmltype('<!DOCTYPE a SYSTEM \"http://evil.example\"><a/>') from dual",
            "select xmlquery('doc(\"/a\")' returning content) from dual",
            "select xmltransform(a, b) from dual",
            "select dburitype('/A/B') from dual",
            "select bfilename('D', 'a') from dual",
            "select sys_context('userenv', 'host') from dual",
            "select userenv('sid') from dual",
            "select sys_guid() from dual",
            "select query_to_xml('a') from dual",
            "select ora_invoking_user() from dual",
            "select --+ full(sale)\n 1 from sale",
            "select q'[open from dual",
            "select q' a ' from dual",
            "select q'[it's]'; delete from sale",
            "select q'[a]' || innocent() from dual",
            "select nq'{a}' , innocent(1) from dual",
            "select q'!a!', sleep(1) from dual",
            "select q'''''', innocent() from dual",
            "select &secret from dual",
            "select :1 from dual",
            "select a := 1 from dual",
            "select [a] from sale",
            "select 1 from dual; /",
            "select 1 /* /* */ ; */ from dual",
            "select * from sale for update skip locked",
            "select * from sale for update of amount wait 5",
            "select 1 from dual where exists (select 1 from sale for update)",
            "alter session set container = a",
            "audit all",
            "purge recyclebin",
            "rename sale to stolen",
            "savepoint a",
            "flashback table sale to before drop",
            "comment on table sale is 'a'",
            "noaudit all",
            "select package from dual union select ticks.nextval from dual");

    private static String refusal(Rules rules, String written) {
        try {
            return "let through as " + Reading.read(rules, written).text();
        } catch (Refused refused) {
            return "refused: " + refused.getMessage();
        }
    }

    @Test
    void everyAttackOnSqlServerIsRefusedInASentence() {
        List<String> all = Stream.concat(ANYWHERE.stream(), SQLSERVER.stream()).toList();

        assertThat(SQLSERVER).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all)
                .allSatisfy(
                        sql -> assertThat(refusal(Rules.SQLSERVER, sql)).as(sql).matches("(?s)refused: .{15,}[.]"));
    }

    @Test
    void everyAttackOnOracleIsRefusedInASentence() {
        List<String> all = Stream.concat(ANYWHERE.stream(), ORACLE.stream()).toList();

        assertThat(ORACLE).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all)
                .allSatisfy(
                        sql -> assertThat(refusal(Rules.ORACLE, sql)).as(sql).matches("(?s)refused: .{15,}[.]"));
    }

    @Test
    void theSentenceNamesWhat() {
        assertThat(refusal(Rules.SQLSERVER, "select 1 waitfor delay '1'")).contains("“waitfor”", "[waitfor]");
        assertThat(refusal(Rules.SQLSERVER, "select xp_cmdshell('a')")).contains("xp_cmdshell");
        assertThat(refusal(Rules.ORACLE, "select utl_http.request('a') from dual"))
                .contains("utl_http");
        assertThat(refusal(Rules.ORACLE, "select 1 from sale@there")).contains("links to other databases (@)");
    }

    @Test
    void theServerSeesPlainQuotesAndNoComment() {
        assertThat(Reading.read(
                                Rules.SQLSERVER,
                                "select [a]]b], \"c d\", N'it''s', 'x' -- ;\n from /* /* */ */ [sale] ; ")
                        .text())
                .isEqualTo("select [a]]b], [c d], N'it''s', 'x'   from   [sale]  ");
        assertThat(Reading.read(
                                Rules.ORACLE,
                                "select q'[it's; ]', nq'!a!', q'<b>', \"Odd Name\" from sale where day = :day /* x */")
                        .text())
                .isEqualTo("select 'it''s; ', N'a', 'b', \"Odd Name\" from sale where day = ?  ");
    }

    @Test
    void whatOnlyReadsIsLetThrough() {
        for (String sql : List.of(
                "select count(*), sum(amount) from dbo.sale where id in (1, 2) and not (amount < 0) group by (customer)",
                "with a (n) as (select 1) select n from a",
                "select top (10) with ties id from sale order by amount desc",
                "select d.x from (select id from sale) as d (x)",
                "select [update], \"delete\" from sale where customer = :name",
                "select case when (amount > 1e3) then left(customer, 3) else 'b' end, 0xff from sale",
                "select a.n from sale s cross apply (select s.id + 1 as n) a union all select 2",
                "select format(day, 'yyyy-MM'), sum(amount) over (partition by customer order by id) from sale",
                "select id from sale order by id offset 10 rows fetch next 10 rows only",
                "select cast(amount as decimal(12, 2)), try_convert(date, '2026-01-01') from sale;")) {
            assertThatCode(() -> Reading.read(Rules.SQLSERVER, sql)).as(sql).doesNotThrowAnyException();
        }
        for (String sql : List.of(
                "select count(*), sum(amount) from shop.sale where id in (1, 2) group by customer",
                "with a (n) as (select 1 from dual) select n from a",
                "select to_char(day, 'YYYY-MM'), nvl(customer, 'nobody') from sale where day >= date '2026-01-01'",
                "select level from dual connect by level <= 3",
                "select listagg(customer, ', ') within group (order by customer) from sale",
                "select id from sale order by id fetch first 10 rows only",
                "select 1.5e3, 2d, .5f from dual",
                "select \"update\", sale.\"delete\" from sale where day = :day")) {
            assertThatCode(() -> Reading.read(Rules.ORACLE, sql)).as(sql).doesNotThrowAnyException();
        }
        Sql sql = Reading.read(Rules.ORACLE, "select id from sale where day between :from and :to");
        assertThat(sql.order()).containsExactly("from", "to");
    }
}
