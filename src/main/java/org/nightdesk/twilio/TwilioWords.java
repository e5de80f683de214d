package org.nightdesk.twilio;

import java.util.Map;
import java.util.Optional;
import org.nightdesk.telephony.Line.Became;
import org.nightdesk.telephony.SentMessage.State;

/** What Twilio's words for the states of messages and calls mean to us. */
final class TwilioWords {

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

    private TwilioWords() {}

    /** Empty while nothing is certain, and for words that are not known. {@code code} is one of Twilio's errors, or empty. */
    static Optional<Became> became(String word, String code) {
        return Optional.ofNullable(STATES.get(word)).map(state -> new Became(state, reason(word, code)));
    }

    private static String reason(String word, String code) {
        String reason = REASONS.getOrDefault(word, "");
        return reason.isEmpty() ? "" : reason + (code.isEmpty() ? "." : " (Twilio " + code + ").");
    }
}
