package org.nightdesk.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nightdesk.course.Next.End;

class CourseTests {

    private static final Deed LOOK = new Deed.Http("ins_1/api", "GET", "http://h/", Map.of(), "", List.of());
    private static final Deed CHANGE = new Deed.Http("ins_1/api", "PUT", "http://h/", Map.of(), "{}", List.of());

    @Property(tries = 1_000)
    void whateverFailsNothingIsDoneTwiceAndItEnds(@ForAll long seed) {
        assertThat(Ordeal.of(seed).end()).isNotNull();
    }

    @Test
    void everyEndIsReached() {
        Set<End> ends = EnumSet.noneOf(End.class);
        for (long seed = 0; seed < 200; seed++) {
            ends.add(Ordeal.of(seed).end());
        }

        assertThat(ends).containsExactlyInAnyOrder(End.values());
    }

    @Test
    void aCanaryThatFailsIsTakenBackAndNobodyElseIsTouched() {
        Plan plan = plan(3, step(true, OnFailure.ROLLBACK), new Staging(List.of(1), 2, 3, 10));
        Standing standing = Standing.of(plan);

        assertThat(moves(plan, standing)).containsExactly(new Move(0, 0, Phase.CHECK));
        go(standing, 0, Phase.CHECK, Outcome.OK);
        go(standing, 0, Phase.ACT, Outcome.OK);
        go(standing, 0, Phase.VERIFY, Outcome.REFUSED);
        assertThat(moves(plan, standing)).containsExactly(new Move(0, 0, Phase.UNDO));
        go(standing, 0, Phase.UNDO, Outcome.OK);
        go(standing, 0, Phase.CONFIRM, Outcome.OK);

        assertThat(Course.next(plan, standing))
                .isEqualTo(
                        new Next.Over(
                                End.ROLLED_BACK,
                                "target 0, step 1, “set it”: the result is not as expected. Taken back at target 0: “set it”."));
    }

    @Test
    void afterTheCanaryTheOthersGoTwoAtATime() {
        Plan plan = plan(4, step(true, OnFailure.STOP), new Staging(List.of(1), 2, 4, 10));
        Standing standing = Standing.of(plan);
        go(standing, 0, Phase.CHECK, Outcome.OK);
        go(standing, 0, Phase.ACT, Outcome.OK);
        go(standing, 0, Phase.VERIFY, Outcome.OK);

        assertThat(moves(plan, standing)).containsExactly(new Move(1, 0, Phase.CHECK), new Move(2, 0, Phase.CHECK));
    }

    @Test
    void whatDiedWhileActingIsLookedAtWhenItMustNotBeDoneTwice() {
        Plan plan = plan(1, step(false, OnFailure.STOP), new Staging(List.of(), 1, 1, 10));
        Standing standing = Standing.of(plan);
        go(standing, 0, Phase.CHECK, Outcome.OK);
        go(standing, 0, Phase.ACT, Outcome.UNCLEAR);

        assertThat(moves(plan, standing)).containsExactly(new Move(0, 0, Phase.VERIFY));
        go(standing, 0, Phase.VERIFY, Outcome.REFUSED);
        assertThat(Course.next(plan, standing)).isInstanceOfSatisfying(Next.Over.class, over -> {
            assertThat(over.end()).isEqualTo(End.HALTED);
            assertThat(over.why()).contains("must not be done twice");
        });
    }

    @Test
    void whatDiedWhileActingIsDoneAgainWhenItMayBe() {
        Plan plan = plan(1, step(true, OnFailure.STOP), new Staging(List.of(), 1, 1, 10));
        Standing standing = Standing.of(plan);
        go(standing, 0, Phase.CHECK, Outcome.OK);
        go(standing, 0, Phase.ACT, Outcome.UNCLEAR);

        assertThat(moves(plan, standing)).containsExactly(new Move(0, 0, Phase.ACT));
    }

    @Test
    void anActThatWasHeldIsCheckedAnew() {
        Plan plan = plan(1, step(true, OnFailure.STOP), new Staging(List.of(), 1, 1, 10));
        Standing standing = Standing.of(plan);
        go(standing, 0, Phase.CHECK, Outcome.OK);
        standing.apply(new Event.Began(new Move(0, 0, Phase.ACT)));
        standing.apply(new Event.Held(new Move(0, 0, Phase.ACT)));

        assertThat(moves(plan, standing)).containsExactly(new Move(0, 0, Phase.CHECK));
    }

    @Test
    void aPlanIsReadAsItWasWrittenAndAnyEditIsAnotherHash() {
        Plan plan = plan(2, step(true, OnFailure.ASK), new Staging(List.of(1), 2, 3, 10));
        Plan read = Plan.read(plan.canonical());

        assertThat(read).isEqualTo(plan);
        assertThat(read.sha256()).isEqualTo(plan.sha256());
        assertThat(plan(3, step(true, OnFailure.ASK), new Staging(List.of(1), 2, 3, 10))
                        .sha256())
                .isNotEqualTo(plan.sha256());
    }

    @Test
    void theCanonicalFormIsSortedAndEscapesOnlyWhatMustBe() {
        assertThat(Canonical.text(Map.of("b", List.of(1, true, "ü\n\u0001\"\\/"), "a", Map.of())))
                .isEqualTo("{\"a\":{},\"b\":[1,true,\"ü\\n\\u0001\\\"\\\\/\"]}");
    }

    private static List<Move> moves(Plan plan, Standing standing) {
        return Course.next(plan, standing) instanceof Next.Do begin ? begin.moves() : List.of();
    }

    private static void go(Standing standing, int target, Phase phase, Outcome outcome) {
        Move move = new Move(target, 0, phase);
        standing.apply(new Event.Began(move));
        standing.apply(new Event.Came(move, outcome));
    }

    private static Step step(boolean idempotent, OnFailure onFailure) {
        return new Step(
                "set it",
                CHANGE,
                Optional.of(LOOK),
                Optional.of(LOOK),
                Optional.of(CHANGE),
                10,
                1,
                idempotent,
                true,
                onFailure,
                Step.Preview.NONE);
    }

    private static Plan plan(int targets, Step step, Staging staging) {
        return new Plan(
                Plan.FORMAT,
                new Plan.Made("PERSON:1", "Alice", "2026-11-20T03:06:00Z", "1"),
                new Plan.Playbook("pb_1", "Set it", 1, ""),
                Map.of("limit", "200"),
                "because",
                "",
                staging,
                24,
                java.util.stream.IntStream.range(0, targets)
                        .mapToObj(
                                number -> new Target("ins_" + (number + 1), "target " + number, "", "", List.of(step)))
                        .toList());
    }
}
