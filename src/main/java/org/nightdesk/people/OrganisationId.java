package org.nightdesk.people;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** The identity of a customer organisation; positive. Its audience token is {@code org:17}; outside the house it is written {@code cus_17}. */
public record OrganisationId(long value) {

    private static final String PREFIX = "cus_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<OrganisationId> parse(String text) {
        return Written.number(PREFIX, text).map(OrganisationId::new);
    }

    public String token() {
        return "org:" + value;
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the customer's history is kept under. */
    public Subject subject() {
        return Subject.of("customer", value);
    }
}
