package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.course.Choice;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.TestNode;

class RailsTests {

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);
    private final Executions executions = node.bean(Executions.class);

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aFreezeIsBrokenOnlyByThoseWhoMayAndWithAReason() {
        KeptPlan plan = ground.approved(ground.limit("250"));
        ground.freeze("lead");

        assertThatThrownBy(() -> ground.begin(plan))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Nothing is changed");
        assertThatThrownBy(() -> executions.begin(plan.id(), "", "It burns.", ground.bob, node.now()))
                .isInstanceOf(Refused.class);
        Execution broken = executions.begin(plan.id(), "", "It burns.", ground.alice, node.now());
        assertThat(ground.run(broken).state()).isEqualTo("done");
    }

    @Test
    void aFreezeThatComesMeanwhileHoldsItAndIsSaid() {
        Execution run = ground.begin(ground.approved(ground.limit("250")));
        ground.freeze("lead");

        assertThat(ground.run(run).isRunning()).isTrue();
        assertThat(ground.service.running("limit")).isEqualTo("200");
        assertThat(node.bean(AttemptStore.class).open(run.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.held()).contains("Nothing is changed"));
        executions.order(run.id(), Choice.STOP, "Not in a freeze.", ground.bob, node.now());
        assertThat(ground.run(run).why()).isEqualTo("Bob stopped it: Not in a freeze.");
    }

    @Test
    void noMoreTargetsAnHourThanThePlaybookAllows() {
        PlaybookVersion playbook = ground.playbook(Playground.SET_A_LIMIT.replace(
                "targets: 5, per-hour: 50, at-a-time: 2", "targets: 1, per-hour: 1, at-a-time: 1"));
        assertThat(ground.run(ground.begin(ground.approved(ground.plan(playbook, "250"))))
                        .state())
                .isEqualTo("done");

        Execution second = ground.run(ground.begin(ground.approved(ground.plan(playbook, "260"))));

        assertThat(second.isRunning()).isTrue();
        assertThat(node.bean(AttemptStore.class).open(second.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.held()).contains("at most 1 targets in an hour"));
        assertThat(ground.service.running("limit")).isEqualTo("250");
        executions.order(second.id(), Choice.STOP, "", ground.bob, node.now());
        assertThat(ground.run(second).state()).isEqualTo("halted");
    }

    @Test
    void whatWasDoneIsTakenBackLater() {
        Execution done = ground.done("250");

        executions.order(done.id(), Choice.ROLL_BACK, "Too high.", ground.carol, node.now());

        assertThat(ground.run(done).state()).isEqualTo("rolled-back");
        assertThat(ground.service.running("limit")).isEqualTo("200");
        assertThat(ground.service.rows("value = '200'")).isEqualTo(1);
    }
}
