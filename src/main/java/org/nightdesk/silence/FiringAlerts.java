package org.nightdesk.silence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fires now, told by whoever knows alerts. Staff's. */
public interface FiringAlerts {

    /** One; {@code ticket} is its incident's number, such as {@code INC-1042}. */
    record Firing(long integration, Map<String, String> labels, String summary, String ticket, Instant since) {}

    /** The newest first, a bounded number. */
    List<Firing> all();

    /** Those of one incident by its number, the newest first; empty when it has none. */
    List<Firing> of(String ticket);

    /** What the integration of this number is called; empty when there is none. */
    Optional<String> sender(long integration);
}
