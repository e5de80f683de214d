package org.nightdesk.desk;

/** One ticket's tie to another, as seen from the first: {@code kind} is relates, follows, duplicates or causes. */
public record TicketLink(String kind, Ticket other, boolean outgoing) {}
