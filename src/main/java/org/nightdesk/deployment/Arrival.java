package org.nightdesk.deployment;

import java.time.Instant;
import java.util.Optional;

/** One request of a pipeline and what became of it: recorded, repeated, ignored or refused, and why. {@code body} is as it came, but for what is too long. */
record Arrival(
        long id,
        Instant at,
        String source,
        String shape,
        String delivery,
        String outcome,
        String reason,
        Optional<DeploymentId> deployment,
        String body) {}
