package org.nightdesk.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nightdesk.playbook.PlaybookYaml;
import org.nightdesk.subject.Refused;

/** A form that changes nothing changes nothing, and one that changes something leaves everything else letter for letter. */
class SpliceTests {

    @Property(tries = 60)
    void aFormThatIsSentAsItWasOpenedIsTheSameDocument(@ForAll("documents") String document) {
        YamlText yaml = YamlText.of(document);

        assertThat(parts(yaml))
                .allSatisfy(part -> assertThat(part.applied(shown(part)).text()).isEqualTo(document));
    }

    @Property(tries = 60)
    void aChangedFieldIsReadBackAndNothingElseIsTouched(
            @ForAll("documents") String document, @ForAll("lines") String said) {
        YamlText yaml = YamlText.of(document);
        Map<String, String> typed = shown(Part.step(yaml, 0));
        String before = typed.put("says", said);
        YamlText changed = Part.step(yaml, 0).applied(typed);

        assertThat(changed.value(List.of("steps", "0", "says"))).isEqualTo(said.strip());
        List<String> old = new ArrayList<>(document.lines().toList());
        List<String> now = new ArrayList<>(changed.text().lines().toList());
        old.removeIf(line -> line.contains("says: " + before));
        now.removeIf(line -> !old.contains(line));
        assertThat(now).isEqualTo(old);
    }

    /** What comes with the program, with comments and empty lines anywhere. */
    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.of("change-a-setting", "restart-a-service", "fail-over", "run-a-job-again")
                .flatMap(
                        start -> Arbitraries.integers().map(seed -> commented(Starters.yaml(start), new Random(seed))));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .ofMinLength(1)
                                .ofMaxLength(30),
                        Arbitraries.strings()
                                .withChars("äß“€ #:'\"\\{}[]-&*!|>%@`$")
                                .ofMinLength(1)
                                .ofMaxLength(12))
                .filter(text -> !text.isBlank() && !text.contains("${"))
                .map(text -> "It " + text);
    }

    private static String commented(String yaml, Random random) {
        return yaml.lines()
                .flatMap(line -> switch (random.nextInt(8)) {
                    case 0 -> Stream.of("# before " + random.nextInt(1000), line);
                    case 1 -> Stream.of(line, "    # behind " + random.nextInt(1000));
                    case 2 -> Stream.of(line, "");
                    case 3 -> Stream.of(line + " # beside " + random.nextInt(1000));
                    default -> Stream.of(line);
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Part> parts(YamlText yaml) {
        List<Part> parts = new ArrayList<>(List.of(Part.head(yaml)));
        yaml.keys(List.of("parameters")).forEach(name -> parts.add(Part.parameter(yaml, name)));
        IntStream.range(0, yaml.size(List.of("steps"))).forEach(step -> parts.add(Part.step(yaml, step)));
        return parts;
    }

    // As a browser sends it.
    private static Map<String, String> shown(Part part) {
        Map<String, String> typed = new HashMap<>();
        part.fieldsets(Map.of())
                .forEach(fieldset -> fieldset.fields()
                        .forEach(field -> typed.put(field.name(), field.value().replace("\n", "\r\n"))));
        return typed;
    }

    private static final String SMALL = """
            # Ours.
            name: Try # for now
            purpose: To see.
            limits: {targets: 3}

            parameters:
              # the new one
              value:
                type: text
            steps:
              # first we look
              - manual: look # well
                says: Look.
              # then we tell
              - manual: tell
            # the end
            """;

    @Test
    void putsANewKeyWhereItBelongs() {
        assertThat(applied(
                        Part.head(YamlText.of(SMALL)),
                        Map.of("expected-minutes", "5", "limits.at-a-time", "2", "two-roles", "yes")))
                .isEqualTo(SMALL.replace("To see.\n", "To see.\nexpected-minutes: 5\ntwo-roles: yes\n")
                        .replace("{targets: 3}", "{targets: 3, at-a-time: 2}"));
    }

    @Test
    void takesAwayWhatIsEmptied() {
        assertThat(applied(Part.head(YamlText.of(SMALL)), Map.of("limits.targets", "")))
                .isEqualTo(SMALL.replace("limits: {targets: 3}\n", ""));
        assertThat(applied(Part.step(YamlText.of(SMALL), 0), Map.of("says", "")))
                .isEqualTo(SMALL.replace("    says: Look.\n", ""));
    }

    @Test
    void writesPiecesOfYamlWhereTheyBelong() {
        String checked = applied(
                Part.head(YamlText.of(SMALL)), Map.of("checks", "- differs: [value, old]\n  because: It is that."));

        assertThat(checked).contains("""
                    type: text
                checks:
                  - differs: [value, old]
                    because: It is that.
                steps:
                """);
        assertThatThrownBy(() -> applied(Part.head(YamlText.of(SMALL)), Map.of("checks", "- [")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void movesAStepWithItsComments() {
        YamlText yaml = YamlText.of(SMALL);

        assertThat(new Splice(yaml).swapped("steps", 0).text()).endsWith("""
                steps:
                  # then we tell
                  - manual: tell
                  # first we look
                  - manual: look # well
                    says: Look.
                # the end
                """);
        assertThat(new Splice(yaml).dropped("steps", 0).text())
                .isEqualTo(SMALL.replace("  # first we look\n  - manual: look # well\n    says: Look.\n", ""));
        assertThat(new Splice(yaml).appended("steps", "- pause: wait").text())
                .isEqualTo(SMALL.replace("manual: tell\n", "manual: tell\n  - pause: wait\n"));
        assertThat(new Splice(yaml)
                        .block(List.of("parameters"), "other", "type: date", List.of())
                        .text())
                .isEqualTo(SMALL.replace("    type: text\n", "    type: text\n  other:\n    type: date\n"));
    }

    @Test
    void beginsStepsAndDeedsFromNothing() {
        YamlText empty = YamlText.of("name: Try\npurpose: To see.\n");
        YamlText begun = new Splice(new Splice(empty).block(List.of("parameters"), "where", "type: target", List.of()))
                .appended("steps", "- step: set");
        YamlText acting = Part.step(begun, 0).applied(Map.of("act", "http"));
        YamlText whole = Part.step(acting, 0)
                .applied(Map.of("act.http.method", "PUT", "act.http.body", "value: 1\nnote: \"x\""));

        assertThat(whole.text()).isEqualTo("""
                name: Try
                purpose: To see.
                parameters:
                  where:
                    type: target
                steps:
                  - step: set
                    act:
                      http:
                        endpoint: api
                        method: PUT
                        path: /
                        body:
                          value: 1
                          note: "x"
                """);
        assertThat(PlaybookYaml.read(whole.text()).playbook()).isPresent();
    }

    private static String applied(Part part, Map<String, String> typed) {
        return part.applied(typed).text();
    }
}
