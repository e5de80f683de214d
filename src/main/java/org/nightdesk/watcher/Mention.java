package org.nightdesk.watcher;

import java.time.Instant;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;

/** Somebody was named in a note; {@code entry} is its place in the timeline, {@code text} what was written. */
record Mention(TicketId ticket, long entry, PersonId person, String by, String text, Instant at) {

    private static final int SHORT = 200;

    String brief() {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
    }
}
