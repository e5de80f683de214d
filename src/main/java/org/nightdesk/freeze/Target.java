package org.nightdesk.freeze;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** What somebody wants to change: which services, in which environments, for which customers; each may be empty. */
public record Target(
        Collection<ServiceId> services, Collection<String> environments, Collection<OrganisationId> customers) {

    public Target {
        services = List.copyOf(services);
        environments = environments.stream().map(String::strip).toList();
        customers = List.copyOf(customers);
    }

    /** One thing that runs somewhere for somebody; without a customer it is our own. */
    public static Target of(ServiceId service, String environment, Optional<OrganisationId> customer) {
        return new Target(
                List.of(service), List.of(environment), customer.stream().toList());
    }
}
