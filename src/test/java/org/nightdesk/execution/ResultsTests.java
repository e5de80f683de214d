package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.act.Answer;
import org.nightdesk.course.Canonical;
import org.nightdesk.course.Outcome;
import org.nightdesk.testing.TestNode;
import org.springframework.transaction.support.TransactionTemplate;

/** Results that come while somebody else writes are written together, and each is its own all the same. */
class ResultsTests {

    private final TestNode node = TestNode.shared();
    private final ManyTargets many = new ManyTargets(node, 7);
    private final Performer performer = node.bean(Performer.class);

    @AfterEach
    void close() {
        many.close();
    }

    @Test
    void ofManyThatComeAtOnceEachCountsOnceAndTheChainHolds() {
        Execution run = many.begin(many.plan(250));
        List<Performer.Claimed> five = five(run);

        List<CompletableFuture<Void>> all = whileLocked(run, () -> {
            List<CompletableFuture<Void>> brought = new ArrayList<>();
            for (Performer.Claimed one : five) {
                brought.add(bring(one, Answer.of(Outcome.OK, "As it was.")));
                brought.add(bring(one, Answer.of(Outcome.REFUSED, "Once more.")));
            }
            return brought;
        });
        all.forEach(CompletableFuture::join);

        List<TranscriptStore.Kept> chain = node.bean(TranscriptStore.class).of(run.id());
        assertThat(chain.stream().filter(one -> one.body().contains("\"kind\":\"late\"")))
                .hasSize(5);
        assertThat(chain)
                .allSatisfy(one ->
                        assertThat(one.sha256()).isEqualTo(Canonical.sha256(one.previous() + "\n" + one.body())));
        assertThat(chain.stream().skip(1).map(TranscriptStore.Kept::previous))
                .containsExactlyElementsOf(chain.stream()
                        .limit(chain.size() - 1L)
                        .map(TranscriptStore.Kept::sha256)
                        .toList());
    }

    @Test
    void oneThatCannotBeWrittenTakesNoOtherWithIt() {
        Execution run = many.begin(many.plan(260));
        List<Performer.Claimed> five = five(run);

        List<CompletableFuture<Void>> all = whileLocked(
                run,
                () -> five.stream()
                        .map(one -> bring(one, Answer.of(Outcome.OK, five.indexOf(one) == 2 ? "\0" : "As it was.")))
                        .toList());

        assertThat(all.stream()
                        .filter(one ->
                                one.handle((fine, failure) -> failure != null).join()))
                .hasSize(1);
        assertThat(node.bean(AttemptStore.class).open(run.id()).stream()
                        .filter(one -> one.state().equals("acting"))
                        .map(Attempt::id))
                .containsExactly(five.get(2).attempt().id());
    }

    /** Two targets are through, one after the other; the other five are at their checks. */
    private List<Performer.Claimed> five(Execution run) {
        List<Performer.Claimed> claimed = claim(run);
        for (int look = 0; look < 9 && claimed.size() < 5; look++) {
            claimed.forEach(performer::handle);
            claimed = claim(run);
        }
        assertThat(claimed).as(many.now(run).why()).hasSize(5);
        return claimed;
    }

    private List<Performer.Claimed> claim(Execution run) {
        List<Performer.Claimed> claimed = performer.claim(100, node.now());
        claimed.stream()
                .filter(one -> !one.attempt().execution().equals(run.id()))
                .forEach(performer::handle);
        return claimed.stream()
                .filter(one -> one.attempt().execution().equals(run.id()))
                .toList();
    }

    private CompletableFuture<Void> bring(Performer.Claimed one, Answer answer) {
        return CompletableFuture.runAsync(() -> performer.result(one, answer, ""), Thread::startVirtualThread);
    }

    private <T> T whileLocked(Execution run, Supplier<T> work) {
        return node.bean(TransactionTemplate.class).execute(status -> {
            assertThat(node.bean(ExecutionStore.class).lock(run.id())).isPresent();
            return work.get();
        });
    }
}
