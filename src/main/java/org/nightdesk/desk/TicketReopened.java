package org.nightdesk.desk;

import java.time.Instant;
import org.nightdesk.subject.Actor;

/** A resolved or closed ticket is open again; announced in the same transaction. */
public record TicketReopened(TicketId ticket, Actor by, Instant at) {}
