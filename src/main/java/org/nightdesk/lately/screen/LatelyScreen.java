package org.nightdesk.lately.screen;

import java.time.Instant;
import java.util.List;

/** What changed, the newest first. */
public record LatelyScreen(List<Line> lines) {

    /** One thing; {@code service} is empty when it is the ticket's own. */
    public record Line(String kind, String what, String how, String tone, String service, String path, Instant at) {}
}
