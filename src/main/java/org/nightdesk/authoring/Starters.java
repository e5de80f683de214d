package org.nightdesk.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nightdesk.playbook.PlaybookYaml;

/** What a playbook can begin from: those that support teams need first, in the program's own files. */
final class Starters {

    static final String BLANK = "blank";

    private static final List<String> ALL =
            List.of(BLANK, "change-a-setting", "restart-a-service", "fail-over", "run-a-job-again");

    private Starters() {}

    /** Each by its file's name, with the words it is offered by. */
    static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String start : ALL) {
            names.put(start, start.equals(BLANK) ? "An empty one" : name(yaml(start)));
        }
        return Collections.unmodifiableMap(names);
    }

    static String name(String yaml) {
        return PlaybookYaml.read(yaml).orRefuse().name();
    }

    /** The YAML of one, called otherwise; of an unknown one that of the blank. */
    static String called(String start, String name) {
        return new Splice(YamlText.of(yaml(ALL.contains(start) ? start : BLANK)))
                .value(List.of(), "name", name, List.of())
                .text();
    }

    static String yaml(String start) {
        try (InputStream file = Starters.class.getResourceAsStream("/playbooks/" + start + ".yaml")) {
            return new String(Objects.requireNonNull(file, start).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
