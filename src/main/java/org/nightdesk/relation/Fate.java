package org.nightdesk.relation;

import org.nightdesk.desk.TicketId;

/** What becomes of a child when its parent is resolved: the text its customer gets, empty for none, and whether it is resolved as well. */
public record Fate(TicketId child, String text, boolean resolved) {}
