package org.nightdesk.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import picocli.CommandLine.Option;

/** Which installation a command is about: that of the environment, unless {@code --data} names another folder. */
class Installation {

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder; NIGHTDESK_DATA, else ./data")
    private @Nullable Path data;

    Settings settings() {
        return settings(Map.of());
    }

    /** Options of the command line win over what the environment says. */
    Settings settings(Map<String, String> options) {
        return Settings.read(environment(options));
    }

    /** For a command that must not make a new installation by a mistyped folder. */
    Settings existing() {
        Map<String, String> environment = environment(Map.of());
        Path folder = Settings.data(environment);
        if (!Files.isDirectory(folder) && !environment.containsKey("NIGHTDESK_DB_URL")) {
            throw Refused.invalid(
                    "data",
                    "There is no data folder %s. Name it with --data, or start ./nightdesk serve first."
                            .formatted(folder));
        }
        return Settings.read(environment);
    }

    private Map<String, String> environment(Map<String, String> options) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Optional.ofNullable(data).ifPresent(folder -> environment.put("NIGHTDESK_DATA", folder.toString()));
        environment.putAll(options);
        return environment;
    }
}
