package org.nightdesk.relation.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/** What stands on a ticket and may leave it. {@code title} is what the new one is called. */
public record SplitScreen(Other ticket, List<Part> parts, String title, Form form) {

    /** One thing that was said; {@code text} is plain and short. */
    public record Part(long id, Instant at, String by, boolean isPublic, String text, boolean chosen) {}
}
