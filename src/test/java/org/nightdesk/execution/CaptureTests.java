package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.course.Step.Capture;
import org.nightdesk.evidence.Exhibits;
import org.nightdesk.evidence.Upload;
import org.nightdesk.playbook.Fault;
import org.nightdesk.playbook.PlaybookYaml;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;

/** A value that becomes known only while a playbook runs: the plan says from where and of what kind, and never what it is. */
class CaptureTests {

    private static final String COPY = """
            name: %s
            purpose: Reads the limit that runs, asks by how much it may grow, and writes both down.
            parameters:
              where: {type: target}
            captured:
              running: {type: number, min: 1, max: 500}
              growth: {type: number, min: 1, max: 50}
            steps:
              - wait: there
                says: The limit that runs can be read.
                until:
                  http: {endpoint: api, path: /settings/limit, expect: {status: 200}, capture: {running: /value}}
                time-out: 4 s
              - ask: growth
                says: By how much may ${running} grow?
                capture: growth
              - step: path
                says: Write it under its own name.
                act:
                  http: {endpoint: api, method: PUT, path: "/settings/limit-${running}", headers: {X-Growth: "${growth}"}, body: {value: "${growth}"}}
                verify:
                  http: {endpoint: api, path: "/settings/limit-${running}", expect: {json: {/value: "${growth}"}}}
                idempotent: yes
                reversible: no
              - step: kept
                says: Write ${running} into the database.
                before:
                  sql: {endpoint: database, statement: "select 1 from setting where key = 'limit'", expect: {rows: 1}}
                act:
                  sql: {endpoint: database, statement: "update setting set value = :running, number = :growth where key = 'limit'", expect: {rows: 1}}
                verify:
                  sql: {endpoint: database, statement: "select value from setting where key = 'limit'", expect: {value: "${running}"}}
                reversible: no
                dry-run: rolled-back
            """;

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);
    private final Executions executions = node.bean(Executions.class);

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void thePlanNamesTheValueAndItsKindAndTheRunPutsItThere() {
        KeptPlan plan = ground.planned(COPY);
        assertThat(plan.plan().targets().getFirst().steps().getFirst().captures())
                .extracting(Capture::slot, Capture::of)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("running", "/value"));
        assertThat(plan.plan().canonical()).contains("/settings/limit-${running}", "\"max\":\"500\"");

        Execution asking = ground.run(ground.begin(ground.approved(plan)));
        assertThatThrownBy(() -> says(asking, "51")).isInstanceOf(Refused.class).hasMessageContaining("at most 50");
        says(asking, "25");
        Execution done = ground.run(asking);

        assertThat(done.state()).as(ground.evidence(done)).isEqualTo("done");
        assertThat(ground.service.running("limit-200")).isEqualTo("25");
        assertThat(ground.service.rows("value = '200' and number = 25")).isEqualTo(1);
        assertThat(ground.evidence(done))
                .contains("\"kind\":\"captured\"", "\"slot\":\"running\"", "\"slot\":\"growth\",\"step\":2");
    }

    private void says(Execution asking, String value) {
        long attempt =
                node.bean(AttemptStore.class).open(asking.id()).getFirst().id();
        executions.answer(asking.id(), attempt, "done", value, Optional.empty(), ground.bob, node.now());
    }

    @Test
    void whatIsNotAsThePlanSaysStopsTheRunBeforeAnythingIsDone() {
        Execution begun = ground.begin(ground.approved(ground.planned(COPY)));
        ground.service.with("limit", "../admin");

        assertThat(ended(begun).state()).isEqualTo("halted");
        assertThat(ground.service.http().heard()).noneMatch(one -> one.method().equals("PUT"));
        assertThat(ground.evidence(begun)).contains("not what the plan allows").doesNotContain("\"kind\":\"captured\"");
    }

    @Test
    void aSecretIsNeverCaptured() {
        String yaml = COPY.replace("capture: {running: /value}", "capture: {running: /echo}")
                .replace("{type: number, min: 1, max: 500}", "{type: text, pattern: \"[a-z0-9-]+\"}");
        Execution begun = ground.begin(ground.approved(ground.planned(yaml)));

        assertThat(ended(begun).state()).isEqualTo("halted");
        assertThat(ground.evidence(begun)).doesNotContain(SmallService.TOKEN);
    }

    private Execution ended(Execution begun) {
        Execution now = ground.run(begun);
        for (int look = 0; look < 5 && now.isRunning(); look++) {
            node.clock().tick(java.time.Duration.ofSeconds(6));
            now = ground.run(begun);
        }
        return now;
    }

    @Test
    void whatActsKeepsNothingAndWhatIsKeptIsDescribed() {
        assertThat(wrong(COPY.replace("  growth: {type: number, min: 1, max: 50}\n", "")))
                .anyMatch(one -> one.contains("Offer 1 to 9 answers"));
        assertThat(wrong(COPY.replace("body: {value: \"${growth}\"}}", "capture: {said: /value}}")))
                .contains(
                        "What acts keeps nothing: an answer that is lost cannot be asked for again. Let verify: capture it.");
        assertThat(wrong(COPY.replace("captured:\n", "captured:\n  other: {type: date}\n")))
                .anyMatch(one -> one.startsWith("Nothing captures “other”"));
        assertThat(wrong(COPY.replace("steps:\n", "checks:\n  - differs: [running, growth]\nsteps:\n")))
                .anyMatch(one -> one.contains("too late for a check"));
    }

    private static List<String> wrong(String yaml) {
        return PlaybookYaml.read(yaml.formatted("Copy")).faults().stream()
                .filter(one -> !one.warning())
                .map(Fault::says)
                .toList();
    }

    @Test
    void aFileThatIsNoPictureOrTooLargeIsRefused() {
        Execution asking = ground.run(ground.begin(
                ground.approved(ground.planned(Playground.LOOK.replace("evidence: text", "evidence: file")))));
        long attempt =
                node.bean(AttemptStore.class).open(asking.id()).getFirst().id();
        assertThatThrownBy(() ->
                        executions.answer(asking.id(), attempt, "done", "", Optional.empty(), ground.bob, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Choose the file");
        assertThatThrownBy(() -> new Upload("core", new byte[Upload.MOST + 1]))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("At most 5 MB");

        Upload log = new Upload("..\\..\\etc/\"log\".txt", "All is well.".getBytes(StandardCharsets.UTF_8));
        executions.answer(asking.id(), attempt, "done", "", Optional.of(log), ground.bob, node.now());

        assertThat(ground.run(asking).state()).isEqualTo("done");
        assertThat(node.bean(Exhibits.class).of(asking.id().value()))
                .extracting(Exhibits.Exhibit::name, Exhibits.Exhibit::type)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("log.txt", "application/octet-stream"));
    }
}
