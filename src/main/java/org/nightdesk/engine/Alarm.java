package org.nightdesk.engine;

import java.time.Instant;
import java.util.List;

/** What a module knows that must not go on unseen, although the node can serve: {@code /health/ready} says it to whoever watches from outside. */
public interface Alarm {

    /** Sentences without anybody's business in them, as anyone may read them; from memory. Empty when all is well. */
    List<String> alarms(Instant now);
}
