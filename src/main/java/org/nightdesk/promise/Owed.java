package org.nightdesk.promise;

import java.time.Instant;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;

/** A promise that is still open: what, to whom, on which ticket, who sees to it, since when and until when. */
public record Owed(OrganisationId to, TicketId ticket, String what, PersonId keeper, Instant since, Instant dueAt) {

    static Owed of(Promise promise) {
        return new Owed(
                promise.organisation(),
                promise.ticket(),
                promise.what(),
                promise.keeper(),
                promise.madeAt(),
                promise.dueAt());
    }
}
