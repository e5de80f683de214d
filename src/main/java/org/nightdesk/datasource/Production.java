package org.nightdesk.datasource;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.database.Database;
import org.nightdesk.engine.Story;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo organisation's production database, beside ours: usage by customer and day, and a login that can only read it. */
@Component("demoProduction")
@Profile("demo")
public class Production implements Story {

    /** What the data source is called. */
    public static final String NAME = "Production replica";

    private static final String LOGIN = "_reader";
    private static final String KEEPER = "_keeper";
    private static final String PASSWORD = "only for the demo";

    private final Database database;
    private final Sources sources;

    Production(Database database, Sources sources) {
        this.database = database;
        this.sources = sources;
    }

    @Override
    public int chapter() {
        return 9;
    }

    @Override
    public void tell(Instant now) {
        String name = name();
        at(database.address(), "create database " + name);
        for (String login : List.of(name + LOGIN, keeper())) {
            at(database.address(), "create role %s login password '%s'".formatted(login, PASSWORD));
        }
        change("""
                revoke create on schema public from public;
                create table customer (id integer primary key, name text not null unique);
                create table usage (id integer generated always as identity primary key, day date not null, customer_id integer not null references customer,
                                    item text not null, site text not null default '', quantity numeric(14, 3) not null, unit text not null,
                                    arrived timestamptz not null default now());
                create index on usage (day);
                insert into customer values (1, 'Meridian Freight'), (2, 'Tamarind Retail'), (3, 'Nordhavn Lines'),
                                            (4, 'Kestrel Parcels'), (5, 'Castell Auto Parts'), (6, 'Oyster Bay Foods');
                grant select on customer, usage to %s
                """.formatted(name + LOGIN));
        sources.create(draft(name), Viewer.system(), now);
    }

    private SourceDraft draft(String name) {
        URI address = URI.create(database.address().url().substring("jdbc:".length()));
        String host = address.getHost();
        return new SourceDraft(
                NAME,
                host.toLowerCase(Locale.ROOT).equals("localhost") ? "127.0.0.1" : host,
                Integer.toString(address.getPort() < 0 ? 5432 : address.getPort()),
                name,
                name + LOGIN,
                PASSWORD,
                false,
                Allowance.USUAL,
                List.of());
    }

    /** Changes what is there, as its owner. */
    public void change(String sql) {
        DatabaseAddress ours = database.address();
        at(
                new DatabaseAddress(
                        ours.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name() + "$1"), ours.user(), ours.password()),
                sql);
    }

    /** Where it is, for whoever comes to it besides reports: {@code jdbc:postgresql://host:port/database}. */
    public String jdbc() {
        URI address = URI.create(database.address().url().substring("jdbc:".length()));
        String host = address.getHost().toLowerCase(Locale.ROOT).equals("localhost") ? "127.0.0.1" : address.getHost();
        return "jdbc:postgresql://%s:%d/%s".formatted(host, address.getPort() < 0 ? 5432 : address.getPort(), name());
    }

    /** The login by which playbooks change it. Reports have another, which can only read. */
    public String keeper() {
        return name() + KEEPER;
    }

    /** That login's, which is no secret. */
    public String password() {
        return PASSWORD;
    }

    // By our own database's name: several demos may share a server.
    private String name() {
        return ours().replaceAll("[^a-z0-9_]", "_") + "_production";
    }

    private String ours() {
        return URI.create(database.address().url().substring("jdbc:".length()))
                .getPath()
                .substring(1);
    }

    private static void at(DatabaseAddress address, String sql) {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
