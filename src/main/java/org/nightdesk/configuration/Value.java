package org.nightdesk.configuration;

import java.time.Instant;
import java.util.Optional;

/**
 * A setting's value over a time, for the program: whoever shows it asks {@link Setting#isSeenBy}. Empty {@code text}: it was not set there. {@code until} is empty while it
 * holds; {@code by} changed it to this, {@code because} of that: a reason, or what did it ({@code execution:17}).
 */
public record Value(
        String key, Optional<String> text, Instant since, Optional<Instant> until, String by, String because) {}
