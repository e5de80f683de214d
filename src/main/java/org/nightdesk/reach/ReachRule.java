package org.nightdesk.reach;

import java.time.Duration;

/** One of a person's methods, so many minutes (0 to 120) after they are called. */
public record ReachRule(long method, int afterMinutes) {

    /** The same as a length of time. */
    public Duration after() {
        return Duration.ofMinutes(afterMinutes);
    }
}
