package org.nightdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.OnOldestToo;

@OnOldestToo
class GroupCommitTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<List<Integer>> commits = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch taken = new CountDownLatch(1);

    @Test
    void whatWaitsGoesIntoOneCommit() throws Exception {
        try (var lane = lane(100, 1_000, this::behindTheGate)) {
            CompletableFuture<String> first = lane.submit(1, 0).orElseThrow();
            waitUntilTaken();
            List<CompletableFuture<String>> others = submit(lane, 1, 1, 2, 3);
            gate.countDown();

            assertThat(answer(first)).isEqualTo("done 0");
            assertThat(others.stream().map(GroupCommitTests::answer)).containsExactly("done 1", "done 2", "done 3");
        }
        assertThat(commits).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void aPoisonedItemFailsAlone() {
        try (var lane = lane(100, 1_000, this::poisonedByThirteen)) {
            CompletableFuture<String> first = lane.submit(1, 0).orElseThrow();
            waitUntilTaken();
            List<CompletableFuture<String>> others = submit(lane, 1, 12, 13, 14);
            gate.countDown();

            assertThat(answer(first)).isEqualTo("done 0");
            assertThat(answer(others.get(0))).isEqualTo("done 12");
            assertThat(answer(others.get(2))).isEqualTo("done 14");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> others.get(1).get(SOON.toMillis(), TimeUnit.MILLISECONDS))
                    .withMessageContaining("unlucky");
        }
        assertThat(commits).containsExactly(List.of(0), List.of(12), List.of(14));
    }

    @Test
    void aFullLaneSaysLaterAndTakesMoreWhenItHasRoomAgain() {
        try (var lane = lane(100, 3, this::behindTheGate)) {
            CompletableFuture<String> first = lane.submit(1, 0).orElseThrow();
            waitUntilTaken();
            List<CompletableFuture<String>> fitting = submit(lane, 1, 1, 2, 3);
            assertThat(lane.submit(1, 4)).isEmpty();
            gate.countDown();

            assertThat(answer(first)).isEqualTo("done 0");
            assertThat(fitting.stream().map(GroupCommitTests::answer)).hasSize(3);
            assertThat(answer(lane.submit(1, 5).orElseThrow())).isEqualTo("done 5");
        }
    }

    @Test
    void anItemHeavierThanTheRoomIsTakenWhenNothingElseWaits() {
        try (var lane = new GroupCommit<Integer, String>("test", 1, 10, 10, item -> 1_000, this::done)) {
            assertThat(answer(lane.submit(1, 7).orElseThrow())).isEqualTo("done 7");
        }
    }

    @Test
    void whatIsQueuedWhenItClosesIsStillDone() {
        CompletableFuture<String> queued;
        try (var lane = lane(1, 100, this::behindTheGate)) {
            CompletableFuture<String> first = lane.submit(1, 0).orElseThrow();
            queued = lane.submit(1, 1).orElseThrow();
            lane.close();
            assertThat(lane.submit(1, 2)).isEmpty();
            gate.countDown();
            assertThat(answer(first)).isEqualTo("done 0");
        }
        assertThat(answer(queued)).isEqualTo("done 1");
    }

    @Property(tries = 50)
    void itemsOfOneKeyStayInOrder(
            @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> keys,
            @ForAll @IntRange(min = 1, max = 4) int lanes,
            @ForAll @IntRange(min = 1, max = 20) int most) {
        Map<Integer, List<Integer>> seen = new ConcurrentHashMap<>();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (var commit =
                new GroupCommit<int[], Integer>("test", lanes, most, 10_000, item -> 1, batch -> order(batch, seen))) {
            for (int i = 0; i < keys.size(); i++) {
                answers.add(
                        commit.submit(keys.get(i), new int[] {keys.get(i), i}).orElseThrow());
            }
            answers.forEach(GroupCommitTests::answer);
        }
        assertThat(seen.values()).allSatisfy(places -> assertThat(places).isSorted());
        assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(keys.size());
    }

    private static List<Integer> order(List<int[]> batch, Map<Integer, List<Integer>> seen) {
        batch.forEach(item -> seen.computeIfAbsent(item[0], key -> new CopyOnWriteArrayList<>())
                .add(item[1]));
        return batch.stream().map(item -> item[1]).toList();
    }

    private static GroupCommit<Integer, String> lane(int most, int room, Function<List<Integer>, List<String>> commit) {
        return new GroupCommit<>("test", 1, most, room, item -> 1, commit);
    }

    private static List<CompletableFuture<String>> submit(
            GroupCommit<Integer, String> lane, long key, Integer... items) {
        return java.util.Arrays.stream(items)
                .map(item -> lane.submit(key, item))
                .flatMap(Optional::stream)
                .toList();
    }

    private void waitUntilTaken() {
        pass(taken);
    }

    private List<String> behindTheGate(List<Integer> batch) {
        taken.countDown();
        pass(gate);
        return done(batch);
    }

    private List<String> poisonedByThirteen(List<Integer> batch) {
        taken.countDown();
        pass(gate);
        if (batch.contains(13)) {
            throw new IllegalArgumentException("unlucky");
        }
        return done(batch);
    }

    private List<String> done(List<Integer> batch) {
        commits.add(batch);
        return batch.stream().map(item -> "done " + item).toList();
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
