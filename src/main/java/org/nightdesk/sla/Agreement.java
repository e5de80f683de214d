package org.nightdesk.sla;

import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** Who gets which targets: a customer, a service, both, or everybody for whom nothing else was agreed. */
public record Agreement(
        long id,
        String name,
        Optional<OrganisationId> organisation,
        Optional<ServiceId> service,
        Definition definition,
        int version) {

    /** Whether it is for such a ticket. */
    boolean fits(ServiceId its, Optional<OrganisationId> customer) {
        return organisation.map(id -> customer.filter(id::equals).isPresent()).orElse(true)
                && service.map(its::equals).orElse(true);
    }

    /** The closest agreement wins: customer and service, then customer, then service. */
    int closeness() {
        return (organisation.isPresent() ? 2 : 0) + (service.isPresent() ? 1 : 0);
    }
}
