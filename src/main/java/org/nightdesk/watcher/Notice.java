package org.nightdesk.watcher;

import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;

/** What a colleague is told by mail about a ticket. {@code tries} counts the present one. */
record Notice(long id, PersonId person, TicketId ticket, String title, String text, int tries) {}
