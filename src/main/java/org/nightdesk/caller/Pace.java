package org.nightdesk.caller;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many requests a telephone system may make in a second, on each node. */
@Component
class Pace {

    static final int MOST = 20;

    private final Map<Long, Second> seconds = new ConcurrentHashMap<>();

    private record Second(long second, int count) {}

    /** Whether one more is let in. */
    boolean lets(long exchange, Instant now) {
        long second = now.getEpochSecond();
        Second counted = seconds.merge(
                exchange,
                new Second(second, 1),
                (before, one) -> before.second() == second ? new Second(second, before.count() + 1) : one);
        return counted.count() <= MOST;
    }
}
