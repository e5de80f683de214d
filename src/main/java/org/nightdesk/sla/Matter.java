package org.nightdesk.sla;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** What the promises for a ticket depend on. {@code priority} 1 to 5. */
public record Matter(
        long ticket, int priority, ServiceId service, Optional<OrganisationId> organisation, Instant openedAt) {}
