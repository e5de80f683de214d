package org.nightdesk.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nightdesk.database.Manifest.Name;
import org.nightdesk.database.Manifest.Table;
import org.nightdesk.settings.Settings;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything in one file as of one moment: a zip of PostgreSQL's own COPY text, which every version reads, with a
 * manifest. Made from one repeatable-read transaction, so nodes go on serving. It holds all that the database holds
 * and the key that was made in the data folder: keep it as you keep the database.
 */
public final class Backup {

    private final Connection connection;
    private final ZipOutputStream zip;

    private Backup(Connection connection, ZipOutputStream zip) {
        this.connection = connection;
        this.zip = zip;
    }

    /** Writes it and says what it holds, as a sentence. Throws {@link UnusableDatabase} when it cannot be written. */
    public static String write(Database database, Settings settings, Path file, Instant now) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        if (Files.exists(target)) {
            throw new UnusableDatabase(target + " exists already. Name a file that does not.");
        }
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Manifest manifest = zip(database, settings, unfinished, now);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return "Wrote %d rows of %d tables as of %s into %s (%d kB)."
                    .formatted(manifest.rows(), manifest.tables().size(), now, target, Files.size(target) / 1_024);
        } catch (IOException | SQLException failure) {
            throw new UnusableDatabase(
                    "The backup %s cannot be written: %s".formatted(target, failure.getMessage()), failure);
        }
    }

    private static Manifest zip(Database database, Settings settings, Path unfinished, Instant now)
            throws IOException, SQLException {
        try (Connection connection = database.connect();
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
            Backup backup = new Backup(connection, zip);
            backup.openSnapshot();
            Manifest manifest = backup.tables(settings, now);
            backup.key(settings);
            backup.entry(Manifest.ENTRY, new JsonMapper().writeValueAsString(manifest));
            connection.rollback();
            return manifest;
        }
    }

    // The first query fixes the moment. Texts must not depend on who reads them.
    private void openSnapshot() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("set local intervalstyle = 'iso_8601'");
            statement.execute("set local extra_float_digits = 1");
        }
    }

    private Manifest tables(Settings settings, Instant now) throws IOException, SQLException {
        List<Name> names = Layout.tables(connection);
        if (names.isEmpty()) {
            throw new UnusableDatabase("There is nothing to back up: no node has ever served from this database.");
        }
        List<Table> tables = new ArrayList<>();
        for (Name name : names) {
            tables.add(table(name));
        }
        return new Manifest(
                Manifest.FORMAT,
                now.toString(),
                connection.getMetaData().getDatabaseProductVersion(),
                Layout.migrations(connection),
                tables,
                Layout.sequences(connection),
                Keys.fingerprints(settings));
    }

    private Table table(Name name) throws IOException, SQLException {
        List<String> columns = Layout.columns(connection, name);
        String selected =
                String.join(", ", columns.stream().map(Manifest::quoted).toList());
        Table unread = new Table(name, columns, Layout.partitions(connection, name), 0, "");
        zip.putNextEntry(new ZipEntry(unread.entry()));
        DigestOutputStream digest = new DigestOutputStream(new Unclosed(zip), Keys.sha256());
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select %s from %s) to stdout".formatted(selected, name.sql()), digest);
        zip.closeEntry();
        return new Table(
                name,
                columns,
                unread.partitions(),
                rows,
                HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    private void key(Settings settings) throws IOException {
        Path made = settings.data().resolve(Manifest.SECRET_KEY);
        if (settings.database().isEmpty() && Files.exists(made)) {
            entry(Manifest.SECRET_KEY, Files.readString(made));
        }
    }

    private void entry(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The driver may close what it writes to; the zip goes on. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream output) {
            super(output);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
