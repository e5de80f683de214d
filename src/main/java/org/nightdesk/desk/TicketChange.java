package org.nightdesk.desk;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;

/** What to change; empty leaves it as it is. */
public record TicketChange(
        Optional<String> title,
        Optional<String> description,
        Optional<Level> impact,
        Optional<Level> urgency,
        Optional<ServiceId> service,
        Optional<List<String>> tags) {}
