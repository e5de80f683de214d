package org.nightdesk.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of a heartbeat. {@code run} is what the sender calls the run that it belongs to, may be empty; {@code exit} is a program's exit code; {@code sender} is where it came from. {@code bytes} is how long
 * the body was, of which {@code body} is the beginning.
 */
record Ping(Kind kind, Optional<Integer> exit, String run, String method, String sender, long bytes, String body) {

    enum Kind {
        SUCCESS,
        START,
        FAIL,
        LOG;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** As it was taken: {@code took} is how long the run lasted, {@code note} what was remarkable, may be empty. */
    record Kept(long number, Instant at, Ping ping, Optional<Duration> took, String note) {}
}
