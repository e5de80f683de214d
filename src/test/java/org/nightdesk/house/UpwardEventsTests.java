package org.nightdesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;

class UpwardEventsTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| (\\w+) \\| ([\\w, ]+) \\|$");

    @Test
    void areThoseThatTheHousePlanNames() throws IOException {
        assertThat(heard()).isEqualTo(planned());
    }

    private static Set<String> heard() {
        Set<String> heard = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.nightdesk").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(EventListener.class))
                        .forEach(method -> method.getRawParameterTypes().stream()
                                .filter(event -> event.getPackageName().startsWith("org.nightdesk"))
                                .forEach(event -> heard.add(event.getSimpleName() + " " + module(event) + " to "
                                        + module(method.getOwner()))));
        return heard;
    }

    private static Set<String> planned() throws IOException {
        Set<String> planned = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("ARCHITECTURE.md")));
        while (rows.find()) {
            for (String event : rows.group(1).replace("`", "").split(", ")) {
                for (String listener : rows.group(3).split(", ")) {
                    planned.add(event + " " + rows.group(2) + " to " + listener);
                }
            }
        }
        return planned;
    }

    private static String module(JavaClass type) {
        return type.getPackageName().replace("org.nightdesk.", "");
    }
}
