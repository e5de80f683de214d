package org.nightdesk.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.subject.Actor;

/**
 * Somebody here wrote on a ticket; {@code entry} is its place in the timeline, {@code body} is Markdown. Public ones are for the customer;
 * {@code copies} are the addresses of others in the thread who get one too, empty where nobody chose.
 */
public record NoteAdded(
        TicketId ticket,
        long entry,
        String body,
        boolean isPublic,
        Optional<Set<String>> copies,
        Actor by,
        Instant at) {}
