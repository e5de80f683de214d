package org.nightdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.database.Manifest.Name;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OnOldestToo
class BackupTests {

    @TempDir
    Path folder;

    @Test
    void bringsBackEveryRowOnEitherVersion() throws SQLException {
        DatabaseAddress here = TestPostgres.migratedDatabase();
        try (TestNode node = TestNode.on(here, new SettableClock(TestNode.START))) {
            fill(node);
        }
        DatabaseAddress back = TestPostgres.freshDatabase();
        try (Cluster newest = Cluster.start(Unpacked.in(folder.resolve("data")))) {
            move(here, newest.address(), folder.resolve("there"));
            assertThat(rows(newest.address())).isEqualTo(rows(here));

            move(newest.address(), back, folder.resolve("back"));
        }

        assertThat(rows(back)).isEqualTo(rows(here));
        try (TestNode node = TestNode.on(back, new SettableClock(TestNode.START))) {
            long next = append(node, "after");
            assertThat(next).isGreaterThan(highest(here));
        }
    }

    @Test
    void showsOneMomentWhileNodesGoOnWriting() throws Exception {
        DatabaseAddress busy = TestPostgres.migratedDatabase();
        DatabaseAddress copy = TestPostgres.freshDatabase();
        try (TestNode node = TestNode.on(busy, new SettableClock(TestNode.START))) {
            AtomicBoolean stop = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    writePair(node);
                }
            });
            while (writer.isAlive() && count(busy, "timeline.entry") < 50) {
                Thread.onSpinWait();
            }
            long before = count(busy, "timeline.entry");
            backup(busy, folder.resolve("busy"));
            stop.set(true);
            writer.join();

            restore(copy, folder.resolve("busy"));

            assertThat(count(copy, "timeline.entry")).isBetween(before, count(busy, "timeline.entry"));
            assertThat(count(copy, "timeline.entry")).isEqualTo(count(copy, "people.organisation"));
        }
    }

    @Test
    void refusesADatabaseThatIsNotEmpty() {
        backup(TestNode.shared().database(), folder.resolve("file"));

        assertThatThrownBy(() -> restore(TestNode.shared().database(), folder.resolve("file")))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void leavesTheDatabaseEmptyWhenTheFileIsDamaged() throws Exception {
        Path file = folder.resolve("file");
        TestNode node = TestNode.shared();
        append(node, "something");
        backup(node.database(), file);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Files.writeString(zip.getPath("/data/timeline.entry.copy"), "", StandardCharsets.UTF_8);
        }
        DatabaseAddress empty = TestPostgres.freshDatabase();

        assertThatThrownBy(() -> restore(empty, file)).hasMessageContaining("timeline.entry.copy");

        try (Connection connection = connect(empty)) {
            assertThat(Layout.isEmpty(connection)).isTrue();
        }
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "kept");

        assertThatThrownBy(() -> backup(TestNode.shared().database(), file)).hasMessageContaining("exists already");
        assertThat(file).hasContent("kept");
    }

    private static void fill(TestNode node) {
        append(node, "line\nbreak, tab\tand \\backslash, ümlaut, \"quotes\"");
        append(node, "\\N");
        writePair(node);
    }

    private static long append(TestNode node, String text) {
        return node.bean(Timeline.class)
                .append(Entry.internal(
                        new Subject("lamp", "backup"), node.now(), Actor.system(), "lit", text, Map.of("watts", 5)));
    }

    private static void writePair(TestNode node) {
        node.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            append(node, "one of two");
            node.bean(JdbcClient.class)
                    .sql("insert into people.organisation (name, created_at) values (gen_random_uuid()::text, :now)")
                    .param("now", node.now().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    private static void move(DatabaseAddress from, DatabaseAddress to, Path file) {
        backup(from, file);
        restore(to, file);
    }

    private static void backup(DatabaseAddress address, Path file) {
        Settings settings = TestNode.settings(address);
        Backup.write(Database.open(settings), settings, file, TestNode.START);
    }

    private static void restore(DatabaseAddress address, Path file) {
        Settings settings = TestNode.settings(address);
        Restore.read(Database.open(settings), settings, file);
    }

    private static long count(DatabaseAddress address, String table) throws SQLException {
        try (Connection connection = connect(address);
                var answer = connection.createStatement().executeQuery("select count(*) from " + table)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static long highest(DatabaseAddress address) throws SQLException {
        try (Connection connection = connect(address);
                var answer = connection.createStatement().executeQuery("select max(id) from timeline.entry")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** All rows of all tables as text. */
    private static Map<Name, List<String>> rows(DatabaseAddress address) throws SQLException {
        Map<Name, List<String>> all = new LinkedHashMap<>();
        try (Connection connection = connect(address)) {
            connection.createStatement().execute("set timezone = 'UTC'");
            for (Name table : Layout.tables(connection)) {
                String row = "row(" + String.join(", ", Layout.columns(connection, table)) + ")::text";
                List<String> rows = new ArrayList<>();
                try (var answer = connection
                        .createStatement()
                        .executeQuery(
                                "select " + row + " from " + table.sql() + " order by " + row + " collate \"C\"")) {
                    while (answer.next()) {
                        rows.add(answer.getString(1));
                    }
                }
                all.put(table, rows);
            }
        }
        return all;
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return java.sql.DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
