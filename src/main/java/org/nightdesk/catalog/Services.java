package org.nightdesk.catalog;

import java.util.List;
import java.util.Optional;

/** The service catalogue and what needs what. */
@org.springframework.stereotype.Component
public class Services {

    /** Throws NotFound when there is none. */
    public Service service(ServiceId id) {
        throw new IllegalStateException("not built: " + id);
    }

    public Optional<Service> findBySlug(String slug) {
        return Optional.empty();
    }

    /** By name. */
    public List<Service> all() {
        return List.of();
    }

    /** The one service that always exists. */
    public Service catchAll() {
        throw new IllegalStateException("not built");
    }

    /** What this service needs, directly, by name. */
    public List<Service> needs(ServiceId id) {
        return List.of();
    }

    /** What needs this service, directly, by name. */
    public List<Service> neededBy(ServiceId id) {
        return List.of();
    }
}
