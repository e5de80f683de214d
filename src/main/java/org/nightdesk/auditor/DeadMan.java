package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.springframework.stereotype.Component;

/** Tells somebody outside each minute that all is well here; it is the silence that raises the alarm there. */
@Component
class DeadMan {

    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final int LITTLE = 64_000;

    private final Fetcher fetcher;
    private Instant last = Instant.MIN;

    DeadMan(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    boolean isDue(Instant now) {
        return !last.plus(EVERY).isAfter(now);
    }

    /** Why it could not be told; empty when it was. */
    String ping(String address, Instant now) {
        String trouble = switch (fetcher.fetch(address, LITTLE)) {
            case Fetched.Body heard -> "";
            case Fetched.Failed failed -> failed.reason();
        };
        last = trouble.isEmpty() ? now : last;
        return trouble;
    }
}
