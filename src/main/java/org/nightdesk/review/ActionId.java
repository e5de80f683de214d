package org.nightdesk.review;

import java.util.Optional;

/** An action's identity; positive. Written {@code act_12}. */
record ActionId(long value) {

    private static final String PREFIX = "act_";

    String text() {
        return PREFIX + value;
    }

    /** Empty when it cannot be one. */
    static Optional<ActionId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new ActionId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }
}
