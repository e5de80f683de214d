package org.nightdesk.signal;

import java.time.Instant;
import java.util.List;
import org.nightdesk.desk.TicketId;

/**
 * One request of a sender and what became of it: how many of its signals opened or reopened an incident, joined one, were known, ended an
 * alert, changed nothing, or were refused for {@code problems}. {@code format} is how it came, {@code bytes} its length; {@code kept}: its
 * raw form is kept, because something in it was wrong.
 */
public record Request(
        long id,
        IntegrationId integration,
        Instant at,
        String format,
        int bytes,
        int opened,
        int joined,
        int repeated,
        int resolved,
        int ignored,
        int refused,
        List<TicketId> tickets,
        List<String> problems,
        boolean kept) {

    public Request {
        tickets = List.copyOf(tickets);
        problems = List.copyOf(problems);
    }

    /** What the API shows. */
    public String text() {
        return Long.toString(id);
    }
}
