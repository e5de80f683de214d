package org.nightdesk.requisition.screen;

import java.time.Instant;
import java.util.List;

/** Configuration requests, the newest first. */
public record RequisitionsScreen(List<Line> lines) {

    /** One request; {@code state} is its ticket's. */
    public record Line(
            String path, String number, String installation, String keys, String state, String by, Instant at) {}
}
