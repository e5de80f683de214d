package org.nightdesk.heartbeat;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A heartbeat's identity; positive. Outside the house it is written {@code hb_7}. */
public record HeartbeatId(long value) {

    private static final String PREFIX = "hb_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<HeartbeatId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new HeartbeatId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What its history is kept under. */
    public Subject subject() {
        return Subject.of("heartbeat", value);
    }
}
