package org.nightdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.OnOldestToo;

@OnOldestToo
class LeasedWorkTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");
    private static final int MOST = 2;

    private final Deque<String> due = new ArrayDeque<>();
    private final BlockingQueue<String> dealtWith = new LinkedBlockingQueue<>();
    private final Rung bell = new Rung();
    private boolean databaseIsAway;

    @Test
    void goesOnAfterTheDatabaseWasAwayWhileItClaimed() {
        Sending sending = new Sending(Ticking.BY_HAND, dealtWith::add);
        due.add("page 1");
        databaseIsAway = true;
        assertThatIllegalStateException().isThrownBy(() -> sending.runDue(NOW));

        databaseIsAway = false;

        assertThat(sending.runDue(NOW)).isEqualTo(1);
        assertThat(dealtWith).containsExactly("page 1");
    }

    @Test
    void oneThatBreaksOffHoldsUpNoOther() {
        Sending sending = new Sending(Ticking.BY_HAND, this::breakOrSend);
        due.addAll(List.of("broken", "page 1", "page 2", "broken", "page 3"));

        for (int i = 0; i < 3; i++) {
            sending.runDue(NOW);
        }

        assertThat(dealtWith).containsExactly("page 1", "page 2", "page 3");
    }

    @Test
    void claimsNoMoreThanItCanDealWithAndRingsForTheRest() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Sending sending = new Sending(Ticking.BY_ITSELF, page -> await(gate));
        due.addAll(List.of("page 1", "page 2", "page 3"));

        assertThat(sending.runDue(NOW)).isEqualTo(2);
        assertThat(sending.runDue(NOW)).isZero();
        gate.countDown();

        assertThat(bell.topics.poll(10, TimeUnit.SECONDS)).isEqualTo("test.send");
        assertThat(sending.runDue(NOW)).isEqualTo(1);
        sending.destroy();
    }

    @Test
    void worksOnThreadsThatNeedNobodyToCarryThem() throws Exception {
        BlockingQueue<Boolean> virtual = new LinkedBlockingQueue<>();
        Sending sending = new Sending(
                Ticking.BY_ITSELF, page -> virtual.add(Thread.currentThread().isVirtual()));
        due.add("page 1");

        sending.runDue(NOW);

        assertThat(virtual.poll(10, TimeUnit.SECONDS)).isFalse();
        sending.destroy();
    }

    private void breakOrSend(String page) {
        if (page.equals("broken")) {
            throw new IllegalStateException("a fault of ours");
        }
        dealtWith.add(page);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Sending extends LeasedWork<String> {

        private final Consumer<String> send;

        Sending(Ticking ticking, Consumer<String> send) {
            super("test.send", MOST, bell, ticking);
            this.send = send;
        }

        @Override
        protected List<String> claim(int room, Instant now) {
            if (databaseIsAway) {
                throw new IllegalStateException("connection refused");
            }
            List<String> claimed = new ArrayList<>();
            while (claimed.size() < room && !due.isEmpty()) {
                claimed.add(due.remove());
            }
            return claimed;
        }

        @Override
        protected void handle(String page) {
            send.accept(page);
        }

        @Override
        protected String name(String page) {
            return page;
        }
    }

    private static final class Rung implements Bell {

        private final BlockingQueue<String> topics = new LinkedBlockingQueue<>();

        @Override
        public void ring(String topic) {
            topics.add(topic);
        }

        @Override
        public Listening listen(Consumer<String> listener) {
            return () -> {};
        }
    }
}
