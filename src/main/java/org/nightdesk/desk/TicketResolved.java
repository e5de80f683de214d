package org.nightdesk.desk;

import java.time.Instant;
import org.nightdesk.subject.Actor;

/** A ticket is resolved; announced in the resolving transaction. */
public record TicketResolved(TicketId ticket, Actor by, Instant at) {}
