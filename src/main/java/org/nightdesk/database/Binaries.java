package org.nightdesk.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the jar into the data folder once for each build of them. */
final class Binaries {

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final String PREFIX = "postgres-";

    private Binaries() {}

    /** The folder that holds {@code bin}. */
    static Path unpack(Folder folder) {
        String archive = "/postgres-linux-%s.txz".formatted(architecture());
        try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new UnusableDatabase(
                        "This build has no PostgreSQL for %s. Name a database of yours with NIGHTDESK_DB_URL."
                                .formatted(System.getProperty("os.arch")));
            }
            Path home = folder.data().resolve(PREFIX + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                log.info("unpacking PostgreSQL {}", Folder.VERSION);
                removeOthers(folder);
                Path unfinished = folder.data().resolve(PREFIX + "unfinished");
                extract(packed, unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException failure) {
            throw new UnusableDatabase(
                    "PostgreSQL cannot be unpacked into %s (%s). It needs 60 MB there."
                            .formatted(folder.data(), failure.getMessage()),
                    failure);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }

    // The size tells one build of the archive from another well enough, and needs no reading of 15 MB.
    private static String fingerprint(String archive) throws IOException {
        return Folder.VERSION + "-"
                + Long.toString(
                        Objects.requireNonNull(Binaries.class.getResource(archive))
                                .openConnection()
                                .getContentLengthLong(),
                        Character.MAX_RADIX);
    }

    private static void removeOthers(Folder folder) throws IOException {
        try (Stream<Path> siblings = Files.list(folder.data())) {
            for (Path other : siblings.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                remove(other);
            }
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                place(tar, entry, path);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = Objects.requireNonNull(path.getParent());
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if (parent.endsWith("bin")) {
            path.toFile().setExecutable(true);
        }
    }
}
