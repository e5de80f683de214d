package org.nightdesk.installation;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.NotFound;

/**
 * A service as it runs for one customer (none: for ourselves) in one environment. {@code retired}: it runs no more, and is kept for its history. Endpoints
 * are in the order of their names.
 */
public record Installation(
        InstallationId id,
        Optional<OrganisationId> organisation,
        ServiceId service,
        Environment environment,
        String name,
        boolean retired,
        List<Endpoint> endpoints) {

    public Installation {
        endpoints = List.copyOf(endpoints);
    }

    /** NotFound when there is none of that name. */
    public Endpoint endpoint(String called) {
        return endpoints.stream()
                .filter(one -> one.name().equals(called))
                .findFirst()
                .orElseThrow(() -> new NotFound("endpoint " + called + " of " + name));
    }
}
