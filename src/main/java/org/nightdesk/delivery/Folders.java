package org.nightdesk.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.nightdesk.channel.Delivery;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** Puts files into folders below {@code deliveries} of the data folder, where an administrator may mount what is shared. */
@Component("deliveryFolders")
class Folders {

    /** Folders within it, each named so that it cannot lead anywhere else. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}(/[A-Za-z0-9][A-Za-z0-9_-]{0,59}){0,4}";

    private final Path root;

    Folders(Settings settings) {
        this.root = settings.data().resolve("deliveries").toAbsolutePath().normalize();
    }

    /** As a sentence with the remedy; empty when it is fine. */
    Optional<String> problemWith(String folder) {
        return folder.matches(NAME)
                ? Optional.empty()
                : Optional.of("Write a folder such as sales/daily: letters, digits, - and _ only.");
    }

    /** Whole or not at all: it has its name once it is there. The same name again replaces what was there. */
    Delivery put(String folder, String name, byte[] bytes) {
        Path directory = root.resolve(folder);
        try {
            Files.createDirectories(directory);
            Path part = Files.createTempFile(directory, "." + name, ".part");
            try {
                Files.write(part, bytes);
                Files.move(
                        part,
                        directory.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return new Delivery.Sent(folder + "/" + name);
        } catch (IOException failure) {
            return new Delivery.Retry(
                    "The file could not be written below " + root + ": " + failure.getMessage(), false);
        }
    }
}
