package org.nightdesk.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads from addresses that people gave us, under the same guard as everything that goes out. */
@Component
public class Fetcher implements DisposableBean {

    /** The longest that {@link #fetch} takes; a lease must be longer. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private final Outgoing outgoing;
    private final Duration longest;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    Fetcher(Outgoing outgoing) {
        this(outgoing, LONGEST);
    }

    Fetcher(Outgoing outgoing, Duration longest) {
        this.outgoing = outgoing;
        this.longest = longest;
    }

    /** What is wrong with a web address, as a sentence with the remedy; empty when it is fine. Looks nothing up. */
    public Optional<String> problemWith(String address) {
        return WebAddress.problemWith(address);
    }

    /** Reads at most that many bytes; more is a failure, nothing is cut. Talks to the world: hold no transaction. */
    public Fetched fetch(String address, int most) {
        return fetch(address, Optional.empty(), most);
    }

    /** As {@link #fetch(String, int)}, signed in with this {@code Authorization}: kept out of the address, it is in no message about it. */
    public Fetched fetch(String address, String authorization, int most) {
        return fetch(address, Optional.of(authorization), most);
    }

    private Fetched fetch(String address, Optional<String> authorization, int most) {
        Optional<String> problem = problemWith(address);
        if (problem.isPresent()) {
            return new Fetched.Failed(problem.get());
        }
        WebAddress from = WebAddress.of(address);
        Future<Fetched> attempt =
                attempts.submit(() -> outgoing.fetch(from, authorization.or(from::authorization), most));
        try {
            return attempt.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            attempt.cancel(true);
            return new Fetched.Failed("It was not read to its end within %d s.".formatted(longest.toSeconds()));
        } catch (InterruptedException stopping) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Fetched.Failed("Stopped while reading.");
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    @Override
    public void destroy() {
        attempts.shutdownNow();
    }
}
