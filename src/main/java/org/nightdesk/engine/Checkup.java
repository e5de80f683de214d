package org.nightdesk.engine;

import java.time.Instant;
import java.util.List;

/** What a module knows of its own health; read by {@code nightdesk doctor} and the set-up screen. */
public interface Checkup {

    /** How a thing is. */
    enum Level {
        OK,
        WARNING,
        BROKEN
    }

    /** One line of the report: {@code what} is the noun ("mail"), {@code finding} the fact, {@code remedy} empty when ok. */
    record Finding(String what, Level level, String finding, String remedy) {}

    /** Looks, changing nothing; takes at most a few seconds. Never empty. */
    List<Finding> examine(Instant now);
}
