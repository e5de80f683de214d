package org.nightdesk.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nightdesk.settings.Settings;

/** An installation that is gone when it is closed. It reads nothing of the environment. */
record Throwaway(Path folder) implements AutoCloseable {

    static Throwaway create() {
        try {
            return new Throwaway(Files.createTempDirectory("nightdesk-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Outgoing calls may reach this machine, where the demo's own receivers are. */
    Settings settings(int port) {
        return settings(port, Map.of());
    }

    /** With further keys as they would stand in the environment. */
    Settings settings(int port, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(more);
        keys.put("NIGHTDESK_DATA", folder.toString());
        keys.put("NIGHTDESK_PORT", Integer.toString(port));
        keys.put("NIGHTDESK_ALLOW_PRIVATE", "127.0.0.0/8");
        return Settings.read(keys);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
