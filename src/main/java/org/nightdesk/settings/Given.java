package org.nightdesk.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What was written, before it is understood: the environment wins over the file. Empty means not given. */
record Given(Path data, Map<Key, String> values, List<String> problems) {

    static final String FILE = "nightdesk.properties";

    static Given from(Map<String, String> environment) {
        Path data = folder(environment);
        Map<Key, String> values = new EnumMap<>(Key.class);
        List<String> problems = new ArrayList<>();
        file(data.resolve(FILE), values, problems);
        environment.forEach((name, value) -> {
            if (name.startsWith(Key.PREFIX) && !forTests(name)) {
                take(name, value, "", values, problems);
            }
        });
        return new Given(data, values, problems);
    }

    /** Absolute, so that it stays the same wherever the program goes. */
    static Path folder(Map<String, String> environment) {
        String written = environment.getOrDefault(Key.DATA.variable(), "");
        return Path.of(written.isBlank() ? "data" : written.strip())
                .toAbsolutePath()
                .normalize();
    }

    Optional<String> value(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    private static boolean forTests(String name) {
        return name.equals("NIGHTDESK_CORPORA") || name.startsWith("NIGHTDESK_TEST_");
    }

    private static void file(Path file, Map<Key, String> values, List<String> problems) {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("%s cannot be read (%s): make it a UTF-8 file that this user may read, one key=value a line."
                    .formatted(file, unreadable.getMessage()));
        }
        properties
                .stringPropertyNames()
                .forEach(name -> take(name, properties.getProperty(name), " in " + file, values, problems));
        if (values.remove(Key.DATA) != null || values.remove(Key.JAVA_OPTIONS) != null) {
            problems.add("NIGHTDESK_DATA and NIGHTDESK_JAVA_OPTIONS come too late in %s: set them in the environment."
                    .formatted(file));
        }
    }

    private static void take(String name, String value, String where, Map<Key, String> values, List<String> problems) {
        Optional<Key> key = Key.of(name);
        if (key.isEmpty()) {
            problems.add("%s%s is not a setting. Did you mean %s?"
                    .formatted(name, where, Key.nearest(name).variable()));
            return;
        }
        if (!value.isBlank()) {
            values.put(key.get(), value.strip());
        }
    }
}
