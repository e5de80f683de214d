package org.nightdesk.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.nightdesk.installation.Installation;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Reads settings from a file that somebody leaves in the data folder's {@code configuration}: JSON, or properties. Nothing outside of that folder is read. */
@Component("settingFileReader")
class FileReader implements SettingReader {

    /** Where the installation's id comes in a file's name. */
    static final String INSTALLATION = "{installation}";

    private static final long MOST_BYTES = 2_000_000;

    private final Path folder;

    FileReader(Settings settings) {
        this.folder = settings.data().resolve("configuration");
    }

    @Override
    public String kind() {
        return SettingSource.FILE;
    }

    @Override
    public Map<String, String> read(SettingSource source, Installation at) {
        String name = source.ask().replace(INSTALLATION, at.id().text());
        try {
            Path file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                throw Refused.conflict("The file is not in the data folder’s configuration.");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw Refused.conflict("The file is larger than 2 MB.");
            }
            byte[] bytes = Files.readAllBytes(file);
            return name.endsWith(".json") ? JsonSettings.read(bytes, source.pointer()) : properties(bytes);
        } catch (IOException | IllegalArgumentException missing) {
            throw Refused.conflict("There is no file " + name + " in the data folder’s configuration.");
        }
    }

    private static Map<String, String> properties(byte[] bytes) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }
}
