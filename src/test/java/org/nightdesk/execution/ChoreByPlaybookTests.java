package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.TestNode;

/** A chore that a playbook does, and what the playbook's page then says of its runs. */
class ChoreByPlaybookTests {

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aRunThatWorkedFulfilsTheChore() {
        PlaybookVersion version = ground.playbook(Playground.SET_A_LIMIT);
        String done = chore(version);
        node.clock().tick(Duration.ofMinutes(1));
        ground.run(ground.begin(ground.approved(ground.plan(version, "250"))));

        node.clock().tick(Duration.ofMinutes(5));
        node.runDue();

        assertThat(api().get(done + "/turns").body()).contains("The playbook was run, and worked.");
        assertThat(ground.cast
                        .browser(ground.cast.alice())
                        .get(version.id().path())
                        .body())
                .contains("1 worked, 0 did not.", "A rate is told from 20 runs on.");
    }

    @Test
    void itsPageLeadsToThePlanOfARun() {
        PlaybookVersion version = ground.playbook(Playground.SET_A_LIMIT);
        String page = chore(version).replaceAll(".*/(cho_)?", "/chores/");

        assertThat(ground.cast.browser(ground.cast.alice()).get(page).body())
                .contains("action=\"" + version.id().path() + "/plan\"", "Plan a run");
    }

    @Test
    void aChoreWhoseRunFailedIsStillToBeDone() {
        PlaybookVersion version = ground.playbook(
                Playground.SET_A_LIMIT.replace("expect: {value: \"${value}\"}", "expect: {value: never}"));
        String open = chore(version);
        node.clock().tick(Duration.ofMinutes(1));
        Execution begun = ground.begin(ground.approved(ground.plan(version, "250")));
        ground.run(begun);

        node.clock().tick(Duration.ofMinutes(4));
        node.runDue();
        Execution run = ground.run(begun);

        assertThat(run.state()).isEqualTo("rolled-back");
        assertThat(api().get(open + "/turns").body()).doesNotContain("The playbook was run");
    }

    private String chore(PlaybookVersion version) {
        LocalTime due = node.now()
                .atOffset(ZoneOffset.UTC)
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(3);
        return api().json("POST", "/api/v1/chores", """
                        {"name": "Look at the limit %s", "why": "It drifts.", "forWhom": "Acme", "owner": "%s", "every": "day", "at": "%s", "timeZone": "UTC",
                         "minutes": 5, "graceMinutes": 60, "fulfilledBy": "%s"}
                        """.formatted(
                                UUID.randomUUID(),
                                ground.cast.alice().id().text(),
                                due,
                                version.id().text()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private Browser api() {
        return ground.cast.api(Role.ADMINISTRATOR);
    }
}
