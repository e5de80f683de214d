package org.nightdesk.database;

import java.util.Arrays;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Brings the schema up to date; a schema that a newer program has made is left alone. */
class Schema implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        refuseNewer(flyway);
        flyway.migrate();
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
