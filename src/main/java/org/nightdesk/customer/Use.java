package org.nightdesk.customer;

import java.time.Instant;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** A service that a customer uses; environment and version are words and may be empty. */
record Use(
        long id,
        OrganisationId customer,
        ServiceId service,
        String environment,
        String version,
        String by,
        Instant at) {

    private static final String PREFIX = "use_";

    String text() {
        return PREFIX + id;
    }

    /** 0, which nothing has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }

    /** Environment and version, as far as they are known. */
    String detail() {
        return environment.isEmpty() || version.isEmpty() ? environment + version : environment + ", " + version;
    }
}
