package org.nightdesk.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybookYamlTests {

    private static final String HEAD = """
            name: Try
            purpose: To see.
            parameters:
              where: {type: target}
              value: {type: text}
              password: {type: secret}
            steps:
            """;

    @ParameterizedTest
    @ValueSource(strings = {"change-a-setting", "restart-a-service", "fail-over", "run-a-job-again"})
    void readsWhatComesWithTheProgram(String name) {
        assertThat(PlaybookYaml.read(Starter.yaml(name)).faults())
                .filteredOn(fault -> !fault.warning())
                .isEmpty();
    }

    @Test
    void readsAStepWithAllItsDeeds() {
        Playbook playbook = Starter.playbook("change-a-setting");

        assertThat(playbook.target()).map(Parameter::name).contains("installations");
        assertThat(playbook.reversible()).isTrue();
        assertThat(playbook.steps().getFirst()).isInstanceOfSatisfying(Step.Act.class, act -> {
            assertThat(act.says().source()).isEqualTo("Set ${key} to ${value}.");
            assertThat(act.timeOut()).isEqualTo(Duration.ofSeconds(20));
            assertThat(act.idempotent()).isTrue();
            assertThat(act.onFailure()).isEqualTo(OnFailure.ROLLBACK);
            assertThat(act.before())
                    .hasValueSatisfying(deed -> assertThat(deed.captured()).containsExactly("current"));
            assertThat(act.act()).isInstanceOfSatisfying(Deed.Http.class, http -> {
                assertThat(http.method()).isEqualTo("PUT");
                assertThat(http.statuses()).containsExactly(200, 204);
            });
        });
    }

    @Test
    void saysEverythingThatIsWrongAtOnceWithLineFieldAndRemedy() {
        List<Fault> faults = PlaybookYaml.read("""
                name: Try
                porpose: To see.
                expected-minutes: soon
                parameters:
                  value:
                    type: nummber
                steps:
                  - step: Set It
                    act:
                      http:
                        endpoint: api
                        path: settings/${vallue}
                """).faults();

        assertThat(faults)
                .filteredOn(fault -> !fault.warning())
                .extracting(Fault::line, Fault::field, Fault::says)
                .satisfiesExactlyInAnyOrder(
                        said -> assertThat(said.toList())
                                .isEqualTo(
                                        List.of(
                                                1,
                                                "purpose",
                                                "Say in a sentence what it is for: purpose: Changes one setting of a customer.")),
                        said -> assertThat(said.toList())
                                .isEqualTo(List.of(2, "porpose", "“porpose” is not known here. Did you mean purpose?")),
                        said -> assertThat(said.toList())
                                .isEqualTo(List.of(
                                        3,
                                        "expected-minutes",
                                        "A whole number from 1 to 1440 is expected, not “soon”.")),
                        said -> assertThat(said.toList())
                                .isEqualTo(List.of(
                                        6, "parameters.value.type", "“nummber” is no type. Did you mean number?")),
                        said -> assertThat(said.toList().subList(0, 2)).isEqualTo(List.of(8, "steps[0].step")),
                        said -> assertThat(said.toList())
                                .isEqualTo(List.of(
                                        12,
                                        "steps[0].act.http.path",
                                        "A path begins with /; the rest of the address is the endpoint's.")),
                        said -> assertThat(said.toList())
                                .isEqualTo(
                                        List.of(
                                                12,
                                                "steps[0].act.http.path",
                                                "“vallue” is neither a parameter nor captured before this. Did you mean value?")));
    }

    @Test
    void refusesABombInASentence() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            bomb.append(name).append(": &").append(name).append(" [");
            bomb.append(("*" + (char) (name - 1) + ", ").repeat(9)).append("]\n");
        }

        assertThat(only(bomb.toString())).startsWith("Anchors (&) and aliases (*) are not taken");
        assertThat(only("a: " + "[".repeat(30_000))).startsWith("This is nested more than 20 deep");
        assertThat(only("a: " + "x".repeat(70_000))).startsWith("A playbook has at most 64 KB.");
        assertThat(only("a: !!java.net.URL [http://localhost]")).startsWith("Tags (!) are not taken");
        assertThat(only("a: 1\n---\na: 2")).startsWith("A playbook is one document");
        assertThat(only("")).startsWith("There is nothing here yet.");
        assertThat(only("a: [1, 2")).startsWith("This is not YAML: ");
    }

    private static String only(String yaml) {
        assertThat(PlaybookYaml.read(yaml).playbook()).isEmpty();
        return PlaybookYaml.read(yaml).faults().getFirst().says();
    }

    @Test
    void refusesAKeyThatComesTwice() {
        assertThat(said("name: Again\n" + HEAD)).contains("“name” comes twice: keep one of them.");
    }

    @Test
    void refusesAValueThatIsPastedIntoSql() {
        assertThat(step("sql: {endpoint: database, statement: \"delete from a where b = '${value}'\"}"))
                .contains("A value is never pasted into SQL: write :name where it goes, and it is bound.");
        assertThat(step("sql: {endpoint: database, statement: \"delete from a where b = :valu\"}"))
                .contains("“valu” is neither a parameter nor captured before this. Did you mean value?");
        assertThat(step("sql: {endpoint: database, statement: \"delete from a; delete from b\"}"))
                .contains("Write one statement. A second one, behind a semicolon, is a step of its own.");
    }

    @Test
    void refusesAValueThatAShellWouldRead() {
        assertThat(step("command: {endpoint: host, argv: [/bin/sh, -c, \"echo ${value}\"]}"))
                .contains(
                        "sh would read a value as a command. Call the program itself, with each value a word of its own.");
        assertThat(step("command: {endpoint: host, argv: \"echo ${value}\"}"))
                .contains("Write the words of the command as a list: argv: [systemctl, restart, billing].");
        assertThat(step("command: {endpoint: host, argv: [\"${value}\"]}"))
                .contains("The program itself is never a parameter: write which one it is.");
        assertThat(step("command: \"echo ${value}\""))
                .contains("Write endpoint: and argv: below it; argv is the list of its words, never one text.");
    }

    @Test
    void refusesASecretWhereItWouldBeShown() {
        assertThat(step("command: {endpoint: host, argv: [login, \"${password}\"]}"))
                .contains(
                        "Everybody on a host sees the words of a command: give the secret by environment: or input:.");
        assertThat(step("http: {endpoint: api, path: \"/${secret:key}\"}"))
                .contains("A secret would be shown here. It goes into a header, a body or a bound value only.");
        assertThat(step("http: {endpoint: api, path: /, headers: {Authorization: \"Bearer ${secret:key}\"}}"))
                .isEmpty();
    }

    @Test
    void refusesHeadersThatTheConnectionWrites() {
        assertThat(
                        step(
                                "http: {endpoint: api, path: /, headers: {Host: elsewhere, \"X\\r\\nY\": a, X-A: \"b\\r\\nc\"}}"))
                .contains(
                        "Host is written by the connection itself: leave it out.",
                        "A header has printable ASCII letters only, on one line.")
                .anyMatch(said -> said.endsWith("is no name of a header."));
    }

    @Test
    void knowsACapturedValueOnlyFromThereOn() {
        String late = HEAD + """
                  - manual: first
                    says: It is ${old}.
                  - step: set
                    before: {http: {endpoint: api, path: /, capture: {old: /value}}}
                    act: {http: {endpoint: api, path: /, method: PUT, body: {value: "${value}", old: "${old}"}}}
                """;

        assertThat(said(late))
                .containsExactly("“old” is neither a parameter nor captured before this."
                        + " There is: where, value, password.");
    }

    @Test
    void warnsOfMoreLinesThanAnybodyReads() {
        StringBuilder many = new StringBuilder(HEAD);
        for (int i = 0; i < 10; i++) {
            many.append("  - manual: look-").append(i).append('\n');
        }
        PlaybookYaml.Read read = PlaybookYaml.read(many.toString());

        assertThat(read.playbook()).isPresent();
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.warning()).isTrue();
            assertThat(fault.line()).isEqualTo(17);
        });
    }

    @Test
    void holdsAStepToWhatItSays() {
        assertThat(said(HEAD + """
                  - step: set
                    act: {http: {endpoint: elsewhere/api, path: /../admin}}
                    reversible: yes
                    dry-run: rolled-back
                    time-out: 2 weeks
                  - manual: look
                    role: checker
                """))
                .contains(
                        "“elsewhere” is no parameter of type target. There is: where, value, password.",
                        "A path has no .., blanks, ? or #: what comes after ? is written under query:.",
                        "It cannot be taken back without undo:. Add it, or say reversible: no.",
                        "Only SQL can be rolled back. Write compare:, try: or cannot: below it.",
                        "Write a time such as 30 s, 5 min or 2 h, at most 1 h.",
                        "There is no checker unless the playbook says two-roles: yes.");
    }

    private static List<String> step(String deed) {
        return said(HEAD + "  - step: set\n    act: {" + deed + "}\n");
    }

    private static List<String> said(String yaml) {
        return PlaybookYaml.read(yaml).faults().stream()
                .filter(fault -> !fault.warning())
                .map(Fault::says)
                .toList();
    }
}
