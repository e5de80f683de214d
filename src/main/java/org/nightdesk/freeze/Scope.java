package org.nightdesk.freeze;

import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** What is not changed while a freeze lasts. */
public sealed interface Scope {

    /** Anything at all. */
    record All() implements Scope {}

    /** One service, wherever it runs. */
    record OfService(ServiceId id) implements Scope {}

    /** Whatever runs in the environment of that name; case does not matter. Never blank. */
    record OfEnvironment(String name) implements Scope {}

    /** Whatever runs for one customer. */
    record OfCustomer(OrganisationId id) implements Scope {}

    /** The word for it in the API and in the database. */
    default String word() {
        return switch (this) {
            case All all -> "all";
            case OfService one -> "service";
            case OfEnvironment one -> "environment";
            case OfCustomer one -> "customer";
        };
    }

    /** Empty unless it is one service. */
    default Optional<ServiceId> service() {
        return this instanceof OfService one ? Optional.of(one.id()) : Optional.empty();
    }

    /** Empty unless it is one environment. */
    default Optional<String> environment() {
        return this instanceof OfEnvironment one ? Optional.of(one.name()) : Optional.empty();
    }

    /** Empty unless it is one customer. */
    default Optional<OrganisationId> customer() {
        return this instanceof OfCustomer one ? Optional.of(one.id()) : Optional.empty();
    }
}
