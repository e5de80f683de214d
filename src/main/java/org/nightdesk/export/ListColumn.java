package org.nightdesk.export;

import java.util.Collection;
import java.util.Map;
import org.nightdesk.desk.TicketId;

/** A column of numbers that a module above adds to exported lists of tickets, as a bean. */
public interface ListColumn {

    /** The same for ever: programs read by it. */
    String heading();

    /** For those of these tickets that have one; asked for a few hundred at a time. */
    Map<TicketId, Long> of(Collection<TicketId> tickets);
}
