package org.nightdesk.catalog;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A service's identity; positive. Outside the house it is written {@code svc_7}; a service's slug is understood as well. */
public record ServiceId(long value) {

    private static final String PREFIX = "svc_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<ServiceId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new ServiceId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the service's history is kept under. */
    public Subject subject() {
        return Subject.of("service", value);
    }
}
