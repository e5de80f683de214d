package org.nightdesk.configuration;

import java.util.Optional;

/** A setting somebody wants to be something else. {@code was} is what they were shown, as {@link Proposals#mark} or as text; empty when they were shown nothing. */
public record Proposed(String key, String value, Optional<String> was) {}
