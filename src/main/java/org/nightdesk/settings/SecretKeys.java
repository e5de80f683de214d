package org.nightdesk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Finds the keys that sign and seal; with the embedded database the first start makes one. */
record SecretKeys(Given given, List<String> problems) {

    /** Shorter ones could be guessed by whoever holds one signed link. */
    private static final int SHORTEST = 32;

    private static final int RANDOM_BYTES = 32;

    List<String> read(boolean embedded) {
        if (given.value(Key.SECRET_KEY).isPresent()
                && given.value(Key.SECRET_KEY_FILE).isPresent()) {
            problems.add("NIGHTDESK_SECRET_KEY and NIGHTDESK_SECRET_KEY_FILE are both set: keep one.");
            return List.of();
        }
        Optional<String> text = given.value(Key.SECRET_KEY).or(this::file);
        if (text.isPresent()) {
            return keys(text.get());
        }
        if (!embedded && given.value(Key.SECRET_KEY_FILE).isEmpty()) {
            problems.add("NIGHTDESK_SECRET_KEY is missing: with NIGHTDESK_DB_URL every node needs the same key,"
                    + " made once with \"openssl rand -base64 32\".");
        }
        return embedded && problems.isEmpty() ? keys(made(given.data().resolve("secret.key"))) : List.of();
    }

    private Optional<String> file() {
        return given.value(Key.SECRET_KEY_FILE).flatMap(name -> {
            try {
                return Optional.of(Files.readString(Path.of(name)));
            } catch (IOException unreadable) {
                problems.add("NIGHTDESK_SECRET_KEY_FILE is \"%s\": there is no such file, or this user may not read it."
                        .formatted(name));
                return Optional.empty();
            }
        });
    }

    private List<String> keys(String text) {
        List<String> keys = List.of(text.strip().split("\\s*[,\\n]\\s*"));
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            problems.add(
                    "Each key of NIGHTDESK_SECRET_KEY must have at least %d characters: make one with \"openssl rand -base64 32\"."
                            .formatted(SHORTEST));
        }
        return keys;
    }

    // Written beside and renamed: a start that is killed in between never leaves half a key.
    private String made(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = file.resolveSibling("secret.key.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            byte[] bytes = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return Files.readString(file);
        } catch (IOException unwritable) {
            problems.add(
                    "The data folder %s cannot be used (%s): name one that this user may write with NIGHTDESK_DATA."
                            .formatted(given.data(), unwritable));
            return "";
        }
    }
}
