package org.nightdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.nightdesk.database.Manifest.Migration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the schema up to date; a schema that a newer program has made is left alone. */
class Schema implements FlywayMigrationStrategy {

    /** Flyway's own table, in the schema public; the same name stands in application.properties. */
    static final String HISTORY = "nightdesk_migration";

    @Override
    public void migrate(Flyway flyway) {
        refuseNewer(flyway);
        flyway.migrate();
    }

    /** The schema as it was when exactly these had run. */
    static void migrateTo(Database database, List<Migration> migrations) {
        MigrationVersion newest = migrations.stream()
                .map(migration -> MigrationVersion.fromVersion(migration.version()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(
                        database.address().url(),
                        database.address().user(),
                        database.address().password())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table(HISTORY)
                .target(newest);
        try {
            Flyway flyway = configuration.load();
            requireSame(flyway, migrations);
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new UnusableDatabase("The schema of the backup cannot be made: " + failure.getMessage(), failure);
        }
    }

    /** Takes away what {@link #migrateTo} made in a database that had only these schemas before. */
    static void clear(Connection connection, List<String> before) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        List<String> made = new ArrayList<>(Layout.schemas(connection));
        made.removeAll(before);
        try (var statement = connection.createStatement()) {
            for (String schema : made) {
                statement.execute("drop schema " + Manifest.quoted(schema) + " cascade");
            }
            statement.execute("drop table if exists public." + HISTORY);
        }
    }

    private static void requireSame(Flyway flyway, List<Migration> migrations) {
        List<Migration> known = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getVersion() != null)
                .map(migration -> new Migration(
                        migration.getVersion().getVersion(),
                        Optional.ofNullable(migration.getChecksum()).orElse(0)))
                .toList();
        if (!known.containsAll(migrations)) {
            throw new UnusableDatabase(
                    "The backup was made by a Nightdesk with another schema. Restore it with the version that made it, then update.");
        }
    }

    // Flyway would go on: it takes a version above all it knows for a future one that does no harm.
    private static void refuseNewer(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        Arrays.stream(all)
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(newest -> {
                    throw new UnusableDatabase(
                            "The database was last used by a newer Nightdesk (schema %s, this program knows up to %s). Start that version, or restore a backup made by this one."
                                    .formatted(newest, known(all)));
                });
    }

    private static MigrationVersion known(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }
}
