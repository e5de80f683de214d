package org.nightdesk.letter;

import java.util.List;
import java.util.Optional;

/**
 * What a report says about a mail of ours that did not arrive (RFC 3464, or read from the words of those that do not
 * follow it).
 *
 * @param failures one for each recipient that is named; may be empty
 * @param originalMessageId with angle brackets, of the mail that did not arrive, where the report carries it
 */
public record Bounce(List<Failure> failures, Optional<String> originalMessageId) {

    public Bounce {
        failures = List.copyOf(failures);
    }

    /** Whether any recipient can never be reached at this address. */
    public boolean hard() {
        return failures.stream().anyMatch(failure -> failure.severity() == Severity.HARD);
    }

    /**
     * @param address the recipient as reported
     * @param status an enhanced status code such as {@code 5.1.1} (RFC 3463); empty where none is given
     * @param reason the words of the reporting server, one line; may be empty
     */
    public record Failure(String address, String status, Severity severity, String reason) {}

    /** How final it is. */
    public enum Severity {
        /** Will not work until somebody changes something: 5.x.x, action failed. */
        HARD,
        /** Delayed, full or busy: 4.x.x, and 5.2.2 (mailbox full). */
        SOFT,
        /** A report of success, of relaying or expansion; nothing is wrong. */
        DELIVERED
    }
}
