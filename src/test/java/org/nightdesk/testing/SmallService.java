package org.nightdesk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.catalog.Service;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationDraft;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.FakeSink.Said;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real small service as it runs at one client: {@code GET} and {@code PUT /settings/{key}} over HTTP, and a PostgreSQL database with a table {@code setting (key, value)}
 * in which everything of the client's stands. {@code POST /backups} writes the database into a file, {@code POST /restores} reads it back beside the living one.
 */
public final class SmallService implements AutoCloseable {

    public static final String TOKEN = "letmein-" + 7_315;

    private final FakeSink http = FakeSink.open();
    private final DatabaseAddress database = TestPostgres.freshDatabase();
    private final Map<String, String> settings = new ConcurrentHashMap<>();

    private final Path backup;

    private SmallService() {
        try {
            backup = Files.createTempFile("small-service", ".backup");
            backup.toFile().deleteOnExit();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        TestPostgres.execute(
                database,
                "create table setting (key text primary key, value text not null, number integer not null default 0);"
                        + " create table beat (at timestamptz not null)");
        http.behaves(this::answer);
    }

    public static SmallService open() {
        return new SmallService();
    }

    private Said answer(Heard request) {
        if (!("Bearer " + TOKEN).equals(request.headers().get("authorization"))) {
            return new Said(401, "{\"error\":\"who are you?\"}");
        }
        if (request.method().equals("POST")) {
            return switch (request.path()) {
                case "/backups" -> backup();
                case "/restores" -> restore();
                default -> new Said(404, "{}");
            };
        }
        String key = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (request.method().equals("PUT")) {
            String value =
                    JsonMapper.shared().readTree(request.body()).at("/value").asString();
            settings.put(key, value);
            return new Said(200, said(value));
        }
        return settings.containsKey(key) ? new Said(200, said(settings.get(key))) : new Said(404, "{}");
    }

    /** The newest backup lies in a file; what is restored from it, in a schema of its own. */
    private Said backup() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                Writer out = Files.newBufferedWriter(backup, UTF_8)) {
            try (ResultSet rows = statement.executeQuery(
                    "select 'setting', key, value from setting union all select 'beat', at::text, '' from beat")) {
                while (rows.next()) {
                    out.write(rows.getString(1) + "\t" + rows.getString(2) + "\t" + rows.getString(3) + "\n");
                }
            }
            return new Said(201, "{}");
        } catch (SQLException | IOException broken) {
            return new Said(500, "{}");
        }
    }

    private Said restore() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists restored cascade; create schema restored;"
                    + " create table restored.setting (key text primary key, value text not null);"
                    + " create table restored.beat (at timestamptz not null)");
            for (String line : Files.readAllLines(backup, UTF_8)) {
                String[] parts = line.split("\t", 3);
                boolean beat = parts[0].equals("beat");
                try (PreparedStatement insert = connection.prepareStatement(
                        beat
                                ? "insert into restored.beat values (?::timestamptz)"
                                : "insert into restored.setting values (?, ?)")) {
                    insert.setString(1, parts[1]);
                    if (!beat) {
                        insert.setString(2, parts[2]);
                    }
                    insert.executeUpdate();
                }
            }
            return new Said(201, "{}");
        } catch (SQLException | IOException broken) {
            return new Said(500, "{}");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Its own nightly backup. */
    public boolean backedUp() {
        return backup().status() == 201;
    }

    /** What it writes once a minute, so that whoever restores it knows how much is missing. */
    public void beat(Instant at) {
        execute("insert into beat values ('" + at + "')");
    }

    private static String said(String value) {
        return JsonMapper.shared().writeValueAsString(Map.of("value", value, "echo", TOKEN));
    }

    /** What it does with requests, so that a test has it misbehave. */
    public FakeSink http() {
        return http;
    }

    public SmallService with(String key, String value) {
        settings.put(key, value);
        TestPostgres.execute(
                database,
                "insert into setting values ('%s', '%s') on conflict (key) do update set value = '%s'"
                        .formatted(key, value, value));
        return this;
    }

    /** The host on which its commands are carried out. */
    public String host() {
        return "app-" + database.url().replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** The number that a query of its database answers. */
    public int count(String sql) {
        return TestPostgres.count(database, sql);
    }

    /** What the running service says. */
    public String running(String key) {
        return settings.getOrDefault(key, "");
    }

    /** How many rows of its table are so. */
    public int rows(String where) {
        return TestPostgres.count(database, "select count(*) from setting where " + where);
    }

    public void execute(String sql) {
        TestPostgres.execute(database, sql);
    }

    /** Registers it as what runs for a customer: endpoints {@code api} and {@code database}. */
    public Installation installed(TestNode node, Organisation customer, Service service, String environment) {
        return node.bean(Installations.class)
                .create(
                        InstallationDraft.of(
                                customer.id(),
                                service.id(),
                                environment,
                                new EndpointDraft("api", "http", http.url(""), "", TOKEN),
                                EndpointDraft.runner("host", host()),
                                EndpointDraft.sql(
                                        "database",
                                        database.url().replaceFirst("\\?.*", "").replace("localhost", "127.0.0.1"),
                                        database.user(),
                                        database.password())),
                        Viewer.system(),
                        node.now());
    }

    @Override
    public void close() {
        http.close();
    }
}
