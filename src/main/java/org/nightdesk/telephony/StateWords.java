package org.nightdesk.telephony;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.telephony.SentMessage.State;

/** What the words of providers for the states of messages and calls mean to us. */
final class StateWords {

    private static final Map<String, State> STATES = Map.ofEntries(
            Map.entry("delivered", State.DELIVERED),
            Map.entry("read", State.DELIVERED),
            Map.entry("undelivered", State.FAILED),
            Map.entry("failed", State.FAILED),
            Map.entry("completed", State.DELIVERED),
            Map.entry("busy", State.FAILED),
            Map.entry("no-answer", State.FAILED),
            Map.entry("canceled", State.FAILED));

    private static final Map<String, String> REASONS = Map.of(
            "undelivered", "The network did not deliver it",
            "failed", "It failed on the way",
            "busy", "The line was busy",
            "no-answer", "Nobody picked up",
            "canceled", "The call was called off");

    private static final Set<String> GOOD = Set.of("delivered", "delivrd", "success", "read");
    private static final Set<String> BAD = Set.of(
            "failed", "undelivered", "undeliv", "undeliverable", "rejected", "rejectd", "expired", "error", "deleted");

    private StateWords() {}

    /** Of Twilio's word; empty while nothing is certain, and for words that are not known. */
    static Optional<State> twilio(String word) {
        return Optional.ofNullable(STATES.get(word));
    }

    /** As {@link #twilio}, of the word of some gateway. */
    static Optional<State> gateway(String word) {
        String known = word.toLowerCase(Locale.ROOT);
        if (GOOD.contains(known)) {
            return Optional.of(State.DELIVERED);
        }
        return BAD.contains(known) ? Optional.of(State.FAILED) : Optional.empty();
    }

    static String reason(String word, String code) {
        String reason = REASONS.getOrDefault(word, "");
        return reason.isEmpty() ? "" : reason + (code.isEmpty() ? "." : " (Twilio " + code + ").");
    }
}
