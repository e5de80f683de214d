package org.nightdesk.datasource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.nightdesk.channel.Guard;
import org.nightdesk.datasource.Source.Address;
import org.nightdesk.subject.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Connects to a PostgreSQL, and asks what the login may do there. */
@Component
class Postgres {

    private static final String CONNECT_SECONDS = "5";

    /** Longer than any statement may take; a server that is gone holds nobody for ever. */
    private static final String SOCKET_SECONDS = "960";

    private final Guard guard;

    Postgres(Guard guard) {
        this.guard = guard;
    }

    /** A connection of its own, which the caller closes. {@code name} is how the server's list of activity calls it. */
    Connection open(Address address, String password, String name) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.login());
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("maxResultBuffer", "64M");
        return DriverManager.getConnection(url(address), properties);
    }

    // The addresses that were checked, not the name: a second answer of the name server could be another.
    private String url(Address address) {
        String hosts = Arrays.stream(resolved(address.host()))
                .map(one -> (one instanceof Inet6Address ? "[" + one.getHostAddress() + "]" : one.getHostAddress())
                        + ":" + address.port())
                .collect(Collectors.joining(","));
        return "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    }

    /** Ends, by a connection of its own, what our login is doing there under a name like this (of SQL's {@code like}). */
    void end(Address address, String password, String names) throws SQLException {
        try (Connection connection = open(address, password, "nightdesk cancel");
                var statement = connection.prepareStatement("""
                        select pg_terminate_backend(pid)
                          from pg_stat_activity
                         where application_name like ? and usename = current_user and datname = current_database()
                           and pid <> pg_backend_pid()
                        """)) {
            statement.setString(1, names);
            statement.executeQuery();
        }
    }

    private InetAddress[] resolved(String host) {
        try {
            return guard.resolve(host);
        } catch (UnknownHostException nowhere) {
            throw Refused.invalid(
                    "host",
                    String.valueOf(nowhere.getMessage()).startsWith(host + " is the private")
                            ? String.valueOf(nowhere.getMessage())
                            : "No host is called " + host + ".");
        }
    }

    /** Refused, in the server's words, when the login does not get in. Waits for the server: no transaction is open meanwhile. */
    Account account(Address address, String password) {
        try (Connection connection = open(address, password, "nightdesk account check")) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            return account(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException failed) {
            throw Refused.invalid("login", "The database did not let us in: " + said(failed));
        }
    }

    private static String said(SQLException failed) {
        String message = String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
        return message.endsWith(".") ? message : message + ".";
    }

    private static Account account(JdbcClient jdbc) {
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
