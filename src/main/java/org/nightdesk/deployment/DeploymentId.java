package org.nightdesk.deployment;

import java.util.Optional;

/** A deployment's identity; positive. Outside the house it is written {@code dep_7}. */
public record DeploymentId(long value) {

    private static final String PREFIX = "dep_";

    /** The identity written like that; empty when nothing could be. */
    static Optional<DeploymentId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new DeploymentId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows. */
    public String text() {
        return PREFIX + value;
    }
}
