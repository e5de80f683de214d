package org.nightdesk.runner;

import java.time.Instant;
import java.util.Optional;

/** A host that may take commands, called as the endpoints of installations call it. {@code seenAt} is right to the minute. */
public record Runner(long id, String host, String by, Instant madeAt, Optional<Instant> seenAt) {}
