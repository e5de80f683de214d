package org.nightdesk.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many callers, few commits: whatever is queued goes into one transaction, and each caller is answered after it. When a
 * batch fails, it is done again one by one, so that a poisoned item fails alone.
 */
public final class GroupCommit<I, O> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final ToIntFunction<I> weight;
    private final Function<List<I>, List<O>> commit;
    private final int most;
    private final int room;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * {@code commit} does a batch in one transaction and answers each item in order, or throws and has done nothing. A batch weighs
     * up to {@code most}; {@code room} is how much may wait in a lane before further items are turned away.
     */
    public GroupCommit(
            String name, int count, int most, int room, ToIntFunction<I> weight, Function<List<I>, List<O>> commit) {
        this.weight = weight;
        this.commit = commit;
        this.most = most;
        this.room = room;
        for (int i = 0; i < count; i++) {
            Lane lane = new Lane();
            lanes.add(lane);
            Thread.ofPlatform().name(name + "-" + i).daemon().start(lane::run);
        }
    }

    /** Queues; items of one key stay in order. Empty when the lane is full or closed: say "later" to the caller. */
    public Optional<CompletableFuture<O>> submit(long key, I item) {
        return lanes.get(Math.floorMod(Long.hashCode(key), lanes.size())).add(item);
    }

    /** Lets what is queued finish, and takes nothing more. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    private record Waiting<I, O>(I item, int weight, CompletableFuture<O> answer) {}

    private final class Lane {

        private final ArrayDeque<Waiting<I, O>> queue = new ArrayDeque<>();
        private int queued;
        private boolean closed;

        synchronized Optional<CompletableFuture<O>> add(I item) {
            int itsWeight = weight.applyAsInt(item);
            if (closed || queued > 0 && queued + itsWeight > room) {
                return Optional.empty();
            }
            Waiting<I, O> waiting = new Waiting<>(item, itsWeight, new CompletableFuture<>());
            queue.add(waiting);
            queued += itsWeight;
            notifyAll();
            return Optional.of(waiting.answer());
        }

        synchronized void close() {
            closed = true;
            notifyAll();
        }

        void run() {
            try {
                for (List<Waiting<I, O>> batch = take(); !batch.isEmpty(); batch = take()) {
                    together(batch);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized List<Waiting<I, O>> take() throws InterruptedException {
            while (queue.isEmpty() && !closed) {
                wait();
            }
            List<Waiting<I, O>> batch = new ArrayList<>();
            int taken = 0;
            while (!queue.isEmpty() && (batch.isEmpty() || taken + queue.peek().weight() <= most)) {
                Waiting<I, O> next = queue.remove();
                taken += next.weight();
                batch.add(next);
            }
            queued -= taken;
            return batch;
        }
    }

    private void together(List<Waiting<I, O>> batch) {
        try {
            answer(batch);
        } catch (RuntimeException failure) {
            if (batch.size() > 1) {
                log.warn("a batch of {} failed and is done one by one: {}", batch.size(), failure.toString());
            }
            batch.forEach(this::alone);
        }
    }

    private void alone(Waiting<I, O> waiting) {
        try {
            answer(List.of(waiting));
        } catch (RuntimeException failure) {
            waiting.answer().completeExceptionally(failure);
        }
    }

    private void answer(List<Waiting<I, O>> batch) {
        List<O> answers = commit.apply(batch.stream().map(Waiting::item).toList());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }
}
