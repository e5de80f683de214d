package org.nightdesk.people;

import java.util.Optional;

/** Reads identities as they are written outside: a prefix and a number without leading zeros. */
final class Written {

    private Written() {}

    static Optional<Long> number(String prefix, String text) {
        if (!text.startsWith(prefix) || !text.substring(prefix.length()).matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text.substring(prefix.length())));
    }
}
