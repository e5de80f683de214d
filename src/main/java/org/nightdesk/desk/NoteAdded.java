package org.nightdesk.desk;

import java.time.Instant;
import org.nightdesk.subject.Actor;

/** Somebody here wrote on a ticket; {@code entry} is its place in the timeline, {@code body} is Markdown. Public ones are for the customer. */
public record NoteAdded(TicketId ticket, long entry, String body, boolean isPublic, Actor by, Instant at) {}
