package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.act.Acts;
import org.nightdesk.act.Answer;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Step;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChangeASettingTests {

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aPlanShowsWhatItSawAndWhatWillBeDifferentAndChangesNothing() {
        KeptPlan plan = ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250");

        Step running = plan.plan().targets().getFirst().steps().getFirst();
        Step kept = plan.plan().targets().getFirst().steps().getLast();
        assertThat(running.preview().before()).isEqualTo("current: 200\n");
        assertThat(running.preview().after()).isEqualTo("current: 250\n");
        assertThat(kept.preview().after()).isEqualTo("One row changed.");
        assertThat(ground.service.running("limit")).isEqualTo("200");
        assertThat(ground.service.rows("value = '200'")).isEqualTo(1);
        assertThat(plan.plan().canonical()).doesNotContain(SmallService.TOKEN);
    }

    @Test
    void changesTheSettingOnceSomebodyElseHasApproved() throws Exception {
        Execution done = ground.done("250");

        assertThat(done.state()).isEqualTo("done");
        assertThat(ground.service.running("limit")).isEqualTo("250");
        assertThat(ground.service.rows("value = '250'")).isEqualTo(1);
        String evidence = ground.evidence(done);
        assertThat(evidence).doesNotContain(SmallService.TOKEN).contains("•••");
        assertThat(verified(evidence)).isTrue();
        assertThat(verified(evidence.replaceFirst("customer asked", "customer asks")))
                .isFalse();
    }

    @Test
    void anyChangedByteOfTheEvidenceIsFound() throws Exception {
        String evidence = ground.evidence(ground.done("250"));

        assertThat(verified(evidence.replaceFirst("\"outcome\":\"ok\"", "\"outcome\":\"oK\"")))
                .isFalse();
        assertThat(verified(evidence.replaceFirst("\"signature\":\"(.)", "\"signature\":\"" + other(evidence))))
                .isFalse();
        assertThat(verified(evidence.replaceAll("(?m)^\\{\"previous\":[^\n]*\"kind\":\"approval\"[^\n]*\n", "")))
                .isFalse();
    }

    private static char other(String evidence) {
        char first = evidence.charAt(evidence.indexOf("\"signature\":\"") + 13);
        return first == '0' ? '1' : '0';
    }

    private boolean verified(String evidence) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("evidence.json"), evidence, StandardCharsets.UTF_8);
        String offered = ground.cast
                .browser(ground.cast.alice())
                .get("/evidence/verify.py")
                .body();
        Path program = Files.writeString(folder.resolve("verify.py"), offered);
        Process python = new ProcessBuilder("python3", program.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isNotBlank().doesNotContain("Traceback");
        return python.waitFor() == 0;
    }

    @Test
    void isTakenBackWhereTheDatabaseDoesNotTakeIt() {
        KeptPlan plan = ground.approved(ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250"));
        ground.service.execute("alter table setting add check (value <> '250')");

        Execution back = ground.run(ground.begin(plan));

        assertThat(back.state()).isEqualTo("rolled-back");
        assertThat(back.why())
                .matches(".+, step 2, “[^.”]+”: it was refused, and nothing was changed\\. Taken back: “[^.”]+”\\.");
        assertThat(ground.service.running("limit")).isEqualTo("200");
        assertThat(ground.service.rows("value = '200'")).isEqualTo(1);
    }

    @Test
    void stopsWhereItIsNoLongerAsItWasWhenThePlanWasMade() {
        KeptPlan plan = ground.approved(ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250"));
        ground.service.with("limit", "210");

        Execution stopped = ground.run(ground.begin(plan));

        assertThat(stopped.state()).isEqualTo("rolled-back");
        assertThat(stopped.why()).contains("pre-check does not hold. Nothing had been changed.");
        assertThat(ground.service.running("limit")).isEqualTo("210");
    }

    @Test
    void theAuthorDoesNotApproveNotEvenPastUs() {
        KeptPlan plan = ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250");
        Plans plans = node.bean(Plans.class);

        assertThatThrownBy(() -> plans.approve(plan.id(), plan.sha256(), "", ground.bob, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Somebody else");
        assertThatThrownBy(() -> node.bean(PlanStore.class).approve(plan, ground.bob.actor(), "", node.now()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("author_is_not_approver");
    }

    @Test
    void anApprovalCountsForNoOtherPlan() {
        KeptPlan seen = ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250");
        KeptPlan other = ground.plan(ground.playbook(Playground.SET_A_LIMIT), "900");
        Plans plans = node.bean(Plans.class);

        assertThatThrownBy(() -> plans.approve(other.id(), seen.sha256(), "", ground.carol, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another plan");
        ground.approved(seen);
        assertThatThrownBy(() -> ground.begin(other))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Nobody has approved it yet");
        ground.run(ground.begin(plans.plan(seen.id(), ground.bob)));
        assertThatThrownBy(() -> ground.begin(seen))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("carried out once");
    }

    @Test
    void theDatabaseKeepsPlansAndEvidenceAsTheyAre() {
        Execution done = ground.done("250");
        JdbcClient jdbc = node.bean(JdbcClient.class);

        assertThatThrownBy(() -> jdbc.sql("update execution.plan set document = document || ' ' where sha256 = :sha")
                        .param("sha", done.sha256())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("evidence is never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from execution.record where execution_id = :id")
                        .param("id", done.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void twoDoNotWorkOnTheSameTarget() {
        KeptPlan one = ground.approved(ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250"));
        KeptPlan other = ground.approved(ground.plan(ground.playbook(Playground.SET_A_LIMIT), "260"));
        Execution begun = ground.begin(one);

        assertThatThrownBy(() -> ground.begin(other))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(begun.id().text() + " works on " + ground.acme.name());
        assertThat(ground.run(begun).state()).isEqualTo("done");
    }

    @Test
    void whatANodeDidBeforeItDiedIsSeenAndNotDoneAgain() throws Exception {
        Execution done = dies(1, true);

        assertThat(done.state()).isEqualTo("done");
        assertThat(ground.service.rows("value = '250'")).isEqualTo(1);
    }

    @Test
    void whatANodeMayHaveDoneIsHaltedWhereItMustNotBeDoneTwiceAndItsOwnerSaysHowItWasLeft() throws Exception {
        Execution halted = dies(1, false);
        Executions executions = node.bean(Executions.class);

        assertThat(halted.state()).isEqualTo("halted");
        assertThat(halted.why()).contains("must not be done twice");
        assertThat(ground.service.rows("value = '200'")).isEqualTo(1);
        KeptPlan next = ground.approved(ground.plan(ground.playbook(Playground.SET_A_LIMIT), "260"));
        assertThatThrownBy(() -> ground.begin(next)).isInstanceOf(Refused.class).hasMessageContaining("works on");
        executions.settle(halted.id(), "Written by hand.", ground.bob, node.now());
        assertThat(ground.run(ground.begin(next)).isRunning()).isFalse();
        assertThat(ground.evidence(halted)).contains("Written by hand.");
    }

    @Test
    void whatMayBeDoneTwiceIsDoneAgain() throws Exception {
        Execution done = dies(0, false);

        assertThat(done.state()).isEqualTo("done");
        assertThat(ground.service.running("limit")).isEqualTo("250");
    }

    /** A node is killed once, while it acts on that step: after it has happened, or before. */
    private Execution dies(int step, boolean after) throws Exception {
        Execution begun = ground.begin(ground.approved(ground.plan(ground.playbook(Playground.SET_A_LIMIT), "250")));
        Performer performer = node.bean(Performer.class);
        Performer.Claimed killed = null;
        while (killed == null) {
            Performer.Claimed one = performer.claim(1, node.now()).getFirst();
            if (one.attempt().execution().equals(begun.id())
                    && one.phase() == Phase.ACT
                    && one.attempt().move().step() == step) {
                killed = one;
            } else {
                performer.handle(one);
            }
        }
        Answer unheard = after
                ? node.bean(Acts.class).perform(killed.step().act(), Duration.ofSeconds(5))
                : Answer.of(Outcome.OK, "");
        node.clock().tick(Duration.ofMinutes(1));
        ground.run(begun);
        node.clock().tick(Duration.ofSeconds(10));
        Execution ended = ground.run(begun);
        performer.result(killed, unheard, "");
        String evidence = ground.evidence(ended);
        assertThat(evidence).contains("\"kind\":\"late\"");
        assertThat(verified(evidence)).as("what came after the end is signed").isTrue();
        return ended;
    }
}
