package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** So many messages a minute to one address by one method, on each node: what is more waits its turn, and is never dropped. */
@Component
class MessageRate {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Integer> MOST = Map.of("voice", 4, "sms", 10, "email", 60, "chat", 60, "ntfy", 60);
    private static final int MOST_OTHERWISE = 600;
    private static final int TIDY_ABOVE = 10_000;

    private final Map<String, Deque<Instant>> sent = new HashMap<>();

    static int most(String kind) {
        return MOST.getOrDefault(kind, MOST_OTHERWISE);
    }

    /** Empty: go on, it is counted. Else when it may be tried again. */
    synchronized Optional<Instant> holdsUntil(String kind, String address, Instant now) {
        tidy(now);
        Deque<Instant> lately = sent.computeIfAbsent(kind + " " + address, way -> new ArrayDeque<>());
        forget(lately, now);
        if (lately.size() < most(kind)) {
            lately.addLast(now);
            return Optional.empty();
        }
        return Optional.of(lately.getFirst().plus(MINUTE));
    }

    private void tidy(Instant now) {
        if (sent.size() > TIDY_ABOVE) {
            sent.values().forEach(lately -> forget(lately, now));
            sent.values().removeIf(Deque::isEmpty);
        }
    }

    // A clock that was set back would otherwise hold messages for as long.
    private static void forget(Deque<Instant> lately, Instant now) {
        lately.removeIf(at -> !at.plus(MINUTE).isAfter(now) || at.isAfter(now));
    }
}
