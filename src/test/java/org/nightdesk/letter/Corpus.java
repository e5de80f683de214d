package org.nightdesk.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Foreign mails that are not in this repository: the folder {@code mail} below the one that NIGHTDESK_CORPORA names. */
final class Corpus {

    private static final Path MAIL = Path.of(
                    Optional.ofNullable(System.getenv("NIGHTDESK_CORPORA")).orElse("../shared/corpora"))
            .resolve("mail");

    private Corpus() {}

    /** A file or folder; the test is skipped, and says why, where there is no corpus. */
    static Path path(String relative) {
        Assumptions.assumeTrue(
                Files.isDirectory(MAIL),
                "No mails at " + MAIL + ": set NIGHTDESK_CORPORA to the folder that holds mail/ to run this test.");
        return MAIL.resolve(relative);
    }

    static String relative(Path path) {
        return MAIL.relativize(path).toString();
    }

    /** All files below a folder whose names end so, in the order of their names. */
    static List<Path> files(String folder, String... endings) {
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.getFileName().toString().endsWith(ending)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
