package org.nightdesk.queue.screen;

import java.time.Instant;
import java.util.List;

/** What one must know of a ticket before opening it. {@code description} may be empty and may end with an ellipsis. */
public record PreviewScreen(Row row, String state, String description, List<Said> said) {

    /** Something written on it, newest last; {@code html} is clean, {@code seen}: the customer sees it. */
    public record Said(String who, Instant at, String html, boolean seen) {}
}
