package org.nightdesk.configuration;

import java.time.Instant;
import java.util.Optional;

/** A value as it is kept. {@code text} is sealed, in base 64, when the setting is sensitive; {@code print} is equal when two values are, and empty when it is not set. */
record Kept(
        long setting,
        String key,
        boolean sensitive,
        Side side,
        String text,
        String print,
        Instant since,
        Optional<Instant> until,
        String by,
        String because) {

    boolean isSet() {
        return !print.isEmpty();
    }
}
