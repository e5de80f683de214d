package org.nightdesk.queue;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;

/** A ticket as lists need it. */
record Listed(
        TicketId id,
        Kind kind,
        String title,
        String state,
        String reason,
        Instant stateAt,
        Optional<Instant> holdUntil,
        int priority,
        ServiceId service,
        Optional<OrganisationId> organisation,
        Optional<PersonId> assignee,
        Instant openedAt,
        Optional<String> acknowledgedBy,
        Optional<Instant> acknowledgedUntil,
        Optional<Instant> acknowledgedAt) {

    String number() {
        return kind.number(id);
    }
}
