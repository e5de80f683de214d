package org.nightdesk.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.nightdesk.database.Backup;
import org.nightdesk.database.Database;
import org.nightdesk.database.TrialRestore;
import org.nightdesk.database.UnusableDatabase;
import org.nightdesk.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings our own backup back into a PostgreSQL of its own, asks what is in it, and tells the drill. */
@Component
class OwnBackup {

    private static final Logger log = LoggerFactory.getLogger(OwnBackup.class);

    private final RecoveryDrills drills;
    private final Database database;
    private final Settings settings;
    private final InstantSource clock;

    OwnBackup(RecoveryDrills drills, Database database, Settings settings, InstantSource clock) {
        this.drills = drills;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was there. */
    private record Found(Optional<Instant> newest, String words) {}

    /** Beside everything else; it may take hours. */
    void start(RecoveryDrill declared) {
        Thread.ofPlatform().name("recovery-drill").daemon().start(() -> run(declared));
    }

    /** Until it is told. Holds no transaction. */
    void run(RecoveryDrill declared) {
        try {
            Found found = declared.backup().isEmpty() ? fresh() : restored(Path.of(declared.backup()));
            drills.told(declared.id(), found.newest().isPresent(), found.words(), found.newest(), clock.instant());
        } catch (UnusableDatabase unusable) {
            drills.told(declared.id(), false, String.valueOf(unusable.getMessage()), Optional.empty(), clock.instant());
        } catch (RuntimeException fault) {
            log.error("the recovery drill {} broke off", declared.text(), fault);
            drills.told(declared.id(), false, "It broke off: " + fault, Optional.empty(), clock.instant());
        }
    }

    private Found fresh() {
        Path file = settings.data().resolve("recovery-drill-" + clock.instant().toEpochMilli() + ".backup");
        try {
            Files.createDirectories(settings.data());
            Backup.write(database, settings, file, clock.instant());
            Found found = restored(file);
            return new Found(
                    found.newest(),
                    found.words() + " The backup was made for this drill: it says nothing of those that you keep.");
        } catch (IOException full) {
            throw new UncheckedIOException("No backup can be written", full);
        } finally {
            remove(file);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.warn("the backup of a drill stays at {}", file, stays);
        }
    }

    private Found restored(Path file) {
        return TrialRestore.of(file, settings, OwnBackup::look);
    }

    // That every count and checksum is right was compared on the way in. Here it is asked what a person would ask
    // first.
    private static Found look(Connection restored) throws SQLException {
        try (Statement statement = restored.createStatement()) {
            Optional<Instant> newest = Optional.empty();
            try (ResultSet row = statement.executeQuery(RecoveryBeat.NEWEST)) {
                if (row.next()) {
                    newest = Optional.of(row.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
            try (ResultSet row = statement.executeQuery("select count(*) from timeline.entry")) {
                row.next();
                return new Found(
                        newest,
                        "Restored into an empty PostgreSQL, each count and checksum compared; %,d entries of the timeline are there%s."
                                .formatted(
                                        row.getLong(1),
                                        newest.isPresent() ? "" : ", and no record that says how new it is"));
            }
        }
    }
}
