package org.nightdesk.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.nightdesk.database.Layout.ForeignKey;
import org.nightdesk.database.Manifest.Name;
import org.nightdesk.database.Manifest.Partition;
import org.nightdesk.database.Manifest.Sequence;
import org.nightdesk.database.Manifest.Table;
import org.nightdesk.settings.Settings;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty database from a backup: the schema as it was then, all rows in one transaction, every count and
 * checksum compared. What goes wrong leaves the database as empty as it was.
 */
public final class Restore {

    private final Database database;
    private final ZipFile zip;
    private final Manifest manifest;

    private Restore(Database database, ZipFile zip) throws IOException {
        this.database = database;
        this.zip = zip;
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new UnusableDatabase(zip.getName() + " is not a backup of Nightdesk.");
        }
        try (InputStream input = zip.getInputStream(entry)) {
            this.manifest = new JsonMapper().readValue(input, Manifest.class);
        }
    }

    /** Restores it and says what came back, as sentences. Throws {@link UnusableDatabase} when it cannot be done. */
    public static String read(Database database, Settings settings, Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Restore restore = new Restore(database, zip);
            restore.all();
            restore.key(settings);
            return restore.summary(settings);
        } catch (IOException unreadable) {
            throw new UnusableDatabase(
                    "%s cannot be read as a backup: %s".formatted(file, unreadable.getMessage()), unreadable);
        } catch (SQLException failure) {
            throw new UnusableDatabase(
                    "The database does not take the backup, nothing was restored: " + failure.getMessage(), failure);
        }
    }

    private void all() throws IOException, SQLException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new UnusableDatabase("The backup was made by a newer Nightdesk. Restore it with that version.");
        }
        try (Connection connection = database.connect()) {
            if (!Layout.isEmpty(connection)) {
                throw new UnusableDatabase(
                        "The database %s is not empty, and restore never overwrites. Name an empty one, or another folder with --data."
                                .formatted(database.address()));
            }
            List<String> before = Layout.schemas(connection);
            try {
                Schema.migrateTo(database, manifest.migrations());
                fill(connection);
            } catch (IOException | SQLException | RuntimeException failure) {
                Schema.clear(connection, before);
                throw failure;
            }
        }
    }

    private void fill(Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        List<ForeignKey> keys = Layout.foreignKeys(connection);
        for (ForeignKey key : keys) {
            execute(connection, key.drop());
        }
        empty(connection);
        for (Table table : manifest.tables()) {
            fill(connection, table);
        }
        for (ForeignKey key : keys) {
            execute(connection, key.add());
        }
        for (Sequence sequence : manifest.sequences()) {
            set(connection, sequence);
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "analyze");
    }

    // A migration may have written first rows of its own; those of the backup take their place.
    private static void empty(Connection connection) throws SQLException {
        List<String> all = Layout.tables(connection).stream().map(Name::sql).toList();
        execute(connection, "truncate " + String.join(", ", all));
    }

    private void fill(Connection connection, Table table) throws IOException, SQLException {
        for (Partition partition : table.partitions()) {
            execute(
                    connection,
                    "create table if not exists %s partition of %s %s"
                            .formatted(partition.name().sql(), table.name().sql(), partition.bound()));
        }
        execute(
                connection,
                "alter table %s disable trigger user".formatted(table.name().sql()));
        String columns =
                String.join(", ", table.columns().stream().map(Manifest::quoted).toList());
        try (InputStream entry = entry(table);
                DigestInputStream digest = new DigestInputStream(entry, Keys.sha256())) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin".formatted(table.name().sql(), columns), digest);
            compare(
                    table,
                    rows,
                    HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        }
        execute(
                connection,
                "alter table %s enable trigger user".formatted(table.name().sql()));
    }

    private InputStream entry(Table table) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new UnusableDatabase("The backup is damaged: it has no " + table.entry() + ".");
        }
        return zip.getInputStream(entry);
    }

    private static void compare(Table table, long rows, String sha256) {
        if (rows != table.rows() || !sha256.equals(table.sha256())) {
            throw new UnusableDatabase("The backup is damaged: %s should have %d rows and has %d, or they were changed."
                    .formatted(table.entry(), table.rows(), rows));
        }
    }

    private static void set(Connection connection, Sequence sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, sequence.name().sql());
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    // The database was empty, so nothing was sealed with the key that this folder has had until now.
    private void key(Settings settings) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.SECRET_KEY);
        if (entry == null || settings.database().isPresent()) {
            return;
        }
        try (InputStream input = zip.getInputStream(entry)) {
            Files.write(settings.data().resolve(Manifest.SECRET_KEY), input.readAllBytes());
        }
    }

    private String summary(Settings settings) {
        String summary = "Restored %d rows of %d tables as of %s."
                .formatted(manifest.rows(), manifest.tables().size(), manifest.madeAt());
        boolean hasKeys =
                zip.getEntry(Manifest.SECRET_KEY) != null && settings.database().isEmpty()
                        || Keys.fingerprints(settings).containsAll(manifest.keys());
        return hasKeys
                ? summary
                : summary
                        + " It was made under another secret key: add that one to NIGHTDESK_SECRET_KEY, or stored secrets and links stay shut.";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
