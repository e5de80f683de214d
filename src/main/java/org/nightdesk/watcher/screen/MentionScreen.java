package org.nightdesk.watcher.screen;

import java.util.List;

/** Where the reader was named on a ticket. */
public record MentionScreen(String number, List<Line> lines) {

    /** {@code entry} is where it stands in the story. */
    public record Line(String by, String text, long entry) {}
}
