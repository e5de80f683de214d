package org.nightdesk.testing;

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
 * in which everything of the client's stands.
 */
public final class SmallService implements AutoCloseable {

    public static final String TOKEN = "letmein-" + 7_315;

    private final FakeSink http = FakeSink.open();
    private final DatabaseAddress database = TestPostgres.freshDatabase();
    private final Map<String, String> settings = new ConcurrentHashMap<>();

    private SmallService() {
        TestPostgres.execute(
                database,
                "create table setting (key text primary key, value text not null, number integer not null default 0)");
        http.behaves(this::answer);
    }

    public static SmallService open() {
        return new SmallService();
    }

    private Said answer(Heard request) {
        if (!("Bearer " + TOKEN).equals(request.headers().get("authorization"))) {
            return new Said(401, "{\"error\":\"who are you?\"}");
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
