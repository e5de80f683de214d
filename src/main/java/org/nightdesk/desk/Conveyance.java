package org.nightdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Viewer;

/** Whoever carries words between a ticket and its customer, by mail for one; it tells the ticket's screen how each was carried. */
public interface Conveyance {

    /** Where a public note goes as well, such as {@code asha@bank.example by mail}; empty: nowhere. */
    String reach(Ticket ticket);

    /** Others who get a copy of a public note; {@code kept}: unless somebody says otherwise. */
    default List<Copy> copies(Ticket ticket) {
        return List.of();
    }

    /** One of them, by address. */
    record Copy(String address, boolean kept) {}

    /** By the timeline's entry, for those that were carried. */
    Map<Long, Conveyed> of(TicketId ticket, Viewer viewer, Instant now);

    /** A word to the customer for somebody to send or change, where none was begun; empty: nothing is to be said. */
    default String proposal(Ticket ticket, Viewer viewer, Instant now) {
        return "";
    }
}
