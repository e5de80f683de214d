package org.nightdesk.postgres;

import java.util.List;
import org.nightdesk.dialect.Account;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks a PostgreSQL what the login may do there. */
final class PostgresAccount {

    private PostgresAccount() {}

    static Account of(JdbcClient jdbc) {
        List<String> mayWrite = jdbc.sql("""
                with mine as (
                    select oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication
                      from pg_catalog.pg_roles
                     where pg_has_role(oid, 'member')
                ), super as (
                    select exists (select 1 from mine where rolsuper) as yes
                ), writable as (
                    select format('%I.%I', n.nspname, c.relname) as name
                      from pg_catalog.pg_class c
                      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p', 'v', 'm', 'f')
                       and n.nspname not in ('pg_catalog', 'information_schema')
                       and n.nspname !~ '^pg_(toast|temp)'
                       and not (select yes from super)
                       and exists (select 1 from mine
                                    where has_table_privilege(mine.oid, c.oid, 'insert, update, delete, truncate')
                                       or has_any_column_privilege(mine.oid, c.oid, 'insert, update'))
                     union all
                    select format('%I.%I', n.nspname, c.relname)
                      from pg_catalog.pg_class c
                      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                     where c.relkind = 'S'
                       and not (select yes from super)
                       and exists (select 1 from mine where has_sequence_privilege(mine.oid, c.oid, 'usage, update'))
                ), schemas as (
                    select format('%I', nspname) as name
                      from pg_catalog.pg_namespace n
                     where nspname !~ '^pg_'
                       and not (select yes from super)
                       and exists (select 1 from mine where has_schema_privilege(mine.oid, n.oid, 'create'))
                )
                select 'is a superuser' from super where yes
                 union all
                select 'may make roles' from mine where rolcreaterole and not rolsuper
                 union all
                select 'may make databases' from mine where rolcreatedb and not rolsuper
                 union all
                select 'may replicate' from mine where rolreplication and not rolsuper
                 union all
                select 'is a member of ' || rolname
                  from mine, super
                 where rolname ~ '^pg_(write_|execute_server_program|signal_backend|maintain|checkpoint|create_subscription)'
                   and not super.yes
                 union all
                select 'may make things in ' || name from (select name from schemas order by name limit 3) few
                 union all
                select 'may write to ' || name from (select name from writable order by name limit 3) few
                 union all
                select 'may write to ' || (count(*) - 3) || ' more' from writable having count(*) > 3
                """).query(String.class).list();
        return jdbc.sql("select current_setting('server_version') as version, pg_is_in_recovery() as replica")
                .query((row, number) -> new Account(row.getString("version"), row.getBoolean("replica"), mayWrite))
                .single();
    }
}
