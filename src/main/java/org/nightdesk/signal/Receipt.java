package org.nightdesk.signal;

import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;

/** What became of a request: {@code outcomes} and {@code tickets} in the order of its signals. */
public record Receipt(long request, List<Outcome> outcomes, List<Optional<TicketId>> tickets) {}
