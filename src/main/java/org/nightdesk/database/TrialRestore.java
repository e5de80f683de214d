package org.nightdesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.nightdesk.settings.Settings;

/**
 * A backup brought back where it harms nothing: into a PostgreSQL of its own that is gone afterwards. Takes as long as a real restore, and as much disk, beside the data
 * folder.
 */
public final class TrialRestore {

    /** What is asked of the restored database. */
    public interface Look<T> {
        T at(Connection restored) throws SQLException;
    }

    private TrialRestore() {}

    /** Throws {@link UnusableDatabase} when the file is no whole backup; every count and checksum in it is compared. */
    public static <T> T of(Path backup, Settings settings, Look<T> look) {
        Path folder = folder(settings);
        try {
            Settings trial = Settings.read(Map.of("NIGHTDESK_DATA", folder.toString()));
            try (Database database = Database.open(trial)) {
                Restore.read(database, trial, backup);
                try (Connection connection = database.connect()) {
                    return look.at(connection);
                }
            }
        } catch (SQLException failure) {
            throw new UnusableDatabase("What was restored cannot be read: " + failure.getMessage(), failure);
        } finally {
            remove(folder);
        }
    }

    private static Path folder(Settings settings) {
        try {
            Files.createDirectories(settings.data());
            return Files.createTempDirectory(settings.data(), "trial-restore-");
        } catch (IOException full) {
            throw new UnusableDatabase(
                    "No folder can be made in %s: %s".formatted(settings.data(), full.getMessage()), full);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("The trial restore cannot be removed from " + folder, stays);
        }
    }
}
