package org.nightdesk.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.playbook.PlaybookYaml;

/** Whatever the form and completion offer, the reader knows. */
class SchemaTests {

    @ParameterizedTest
    @ValueSource(strings = {"step", "manual", "wait", "ask", "call", "pause"})
    void everyKeyOfAStepIsKnown(String kind) {
        assertThat(unknown("steps:\n  - " + keys(Schema.STEPS.getOrDefault(kind, List.of()), "    ")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "sql", "command"})
    void everyKeyOfADeedIsKnown(String kind) {
        assertThat(unknown("steps:\n  - step: a\n    act:\n      " + kind + ":\n        "
                        + keys(Schema.DEEDS.getOrDefault(kind, List.of()), "        ")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "choice", "yes-no", "date", "target", "targets", "picked", "secret"})
    void everyKeyOfAParameterIsKnown(String type) {
        assertThat(unknown("parameters:\n  a:\n    "
                        + keys(Schema.parameter(type), "    ").replace("type: x", "type: " + type)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "limits"})
    void everyKeyOfTheHeadIsKnown(String part) {
        assertThat(unknown(part.isEmpty() ? keys(Schema.HEAD, "") : "limits:\n  " + keys(Schema.LIMITS, "  ")))
                .isEmpty();
    }

    private static String keys(List<Key> keys, String indent) {
        return String.join(
                        "\n" + indent,
                        Schema.names(keys).stream().map(key -> key + ": x").toList()) + "\n";
    }

    private static List<String> unknown(String yaml) {
        return PlaybookYaml.read(yaml).faults().stream()
                .map(fault -> fault.says())
                .filter(says -> says.contains("is not known here"))
                .toList();
    }
}
