package org.nightdesk.deployment;

import java.time.Instant;

/** One deployment as it is known now. {@code begun} is when it was first heard of, {@code source} who told. */
record Deployment(DeploymentId id, String source, Report report, Instant begun) {}
