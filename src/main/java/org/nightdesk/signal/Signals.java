package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.engine.GroupCommit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes signals in. When {@link #accept} returns, everything is committed: the alert, its incident and the page that is
 * due; when it throws {@link Busy}, nothing may be relied on and the sender should come again, which is harmless.
 */
@Component
public class Signals implements SmartLifecycle {

    private static final int WRITERS = 2;
    private static final int MOST_IN_A_BATCH = 1_024;
    private static final int MOST_WAITING = 32_768;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private volatile boolean running;
    private final Writer writer;
    private final GroupCommit<Received, Receipt> commits;

    Signals(Writer writer) {
        this.writer = writer;
        this.commits =
                new GroupCommit<>("intake", WRITERS, MOST_IN_A_BATCH, MOST_WAITING, Received::weight, writer::write);
    }

    /** Waits for the commit, at most 10 s. */
    public Receipt accept(Received received) {
        CompletableFuture<Receipt> answer = commits.submit(received.spread(), received)
                .orElseThrow(() -> new Busy("more signals are waiting than can be stored in time"));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new Busy("the signals could not be stored", failure);
        } catch (TimeoutException late) {
            throw new Busy("the signals were not stored in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy("the program is stopping", stopped);
        }
    }

    /** Takes in what was received earlier, at {@code at} (to the microsecond), in the transaction of the caller. */
    public Receipt take(Received received, Instant at) {
        return writer.write(List.of(received), at).getFirst();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        commits.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
