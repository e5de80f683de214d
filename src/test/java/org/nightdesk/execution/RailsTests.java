package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.course.Choice;
import org.nightdesk.execution.Performer.Claimed;
import org.nightdesk.installation.Installation;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class RailsTests {

    private static final String ONE_AN_HOUR = Playground.SET_A_LIMIT.replace(
            "targets: 5, per-hour: 50, at-a-time: 2", "targets: 1, per-hour: 1, at-a-time: 1");

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
        PlaybookVersion playbook = ground.playbook(ONE_AN_HOUR);
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
    void twoRunsThatBeginAtTheSameMomentShareTheHour() {
        PlaybookVersion playbook = ground.playbook(ONE_AN_HOUR);
        Execution first = checked(playbook, ground.acme);
        Execution second = checked(
                playbook, ground.service.installed(node, ground.cast.organisation("Beta"), ground.gateway, "test"));
        TransactionTemplate transaction = node.bean(TransactionTemplate.class);

        List<CompletableFuture<Optional<Claimed>>> other = new ArrayList<>();
        Optional<Claimed> one = transaction.execute(status -> {
            Optional<Claimed> begun = offered(first);
            CompletableFuture<Optional<Claimed>> beside =
                    CompletableFuture.supplyAsync(() -> transaction.execute(also -> offered(second)));
            other.add(beside);
            while (!beside.isDone() && !somebodyWaitsForALock()) {
                Thread.onSpinWait();
            }
            return begun;
        });

        assertThat(one).isPresent();
        assertThat(other.getFirst().join()).isEmpty();
        assertThat(node.bean(AttemptStore.class).open(second.id()))
                .extracting(Attempt::state)
                .doesNotContain("acting");
        executions.order(first.id(), Choice.STOP, "", ground.bob, node.now());
        executions.order(second.id(), Choice.STOP, "", ground.bob, node.now());
    }

    /** Its check was made, and the act waits to begin. */
    private Execution checked(PlaybookVersion playbook, Installation where) {
        KeptPlan plan = node.bean(Planner.class)
                .plan(
                        playbook,
                        Map.of("where", where.id().text(), "value", "250"),
                        "It is wanted.",
                        "",
                        ground.bob,
                        node.now());
        Execution run = ground.begin(ground.approved(plan));
        Performer performer = node.bean(Performer.class);
        Claimed check = Objects.requireNonNull(node.bean(TransactionTemplate.class)
                .execute(status -> offered(run).orElseThrow()));
        performer.handle(check);
        return run;
    }

    // In the caller's transaction.
    private Optional<Claimed> offered(Execution run) {
        Director director = node.bean(Director.class);
        Sitting sitting =
                director.sit(node.bean(ExecutionStore.class).lock(run.id()).orElseThrow());
        Attempt waiting = node.bean(AttemptStore.class).open(run.id()).getFirst();
        Optional<Claimed> claimed = node.bean(Performer.class).offered(sitting, waiting, node.now());
        director.rise(sitting, node.now());
        return claimed;
    }

    private boolean somebodyWaitsForALock() {
        return node.bean(JdbcClient.class)
                .sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
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
