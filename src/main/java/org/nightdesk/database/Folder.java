package org.nightdesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** Where the embedded PostgreSQL keeps its things below the data folder; private to the user who runs the program. */
record Folder(Path data) {

    /** The major version is in the name, so that the next one never opens the files of this one. */
    static final String VERSION = "18";

    static Folder in(Path data) {
        try {
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Folder(data.toRealPath());
        } catch (IOException unusable) {
            throw new UnusableDatabase(
                    "The data folder %s cannot be used (%s). Name one that this user may write, with --data or NIGHTDESK_DATA."
                            .formatted(data, reason(unusable)),
                    unusable);
        }
    }

    Path cluster() {
        return data.resolve("pg-" + VERSION);
    }

    Path unfinishedCluster() {
        return data.resolve("pg-" + VERSION + ".unfinished");
    }

    Path lock() {
        return data.resolve("nightdesk.lock");
    }

    Path output() {
        return data.resolve("postgres.log");
    }

    /** What the postmaster writes about itself, line by line; empty when it is not there. */
    List<String> postmaster() {
        try {
            return Files.readAllLines(cluster().resolve("postmaster.pid"));
        } catch (IOException absent) {
            return List.of();
        }
    }

    Optional<String> password() {
        return read("postgres.password");
    }

    void keepPassword(String password) {
        write("postgres.password", password);
    }

    Optional<Integer> port() {
        return read("postgres.port").filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf);
    }

    void keepPort(int port) {
        write("postgres.port", Integer.toString(port));
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(data.resolve(name)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    // Renamed into place: whoever reads it finds the old text or the new one, never half of it.
    private void write(String name, String text) {
        Path fresh = data.resolve(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.getClass().getSimpleName();
    }
}
