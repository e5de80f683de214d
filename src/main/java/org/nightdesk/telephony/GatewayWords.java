package org.nightdesk.telephony;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.telephony.SentMessage.State;

/** What gateways call the end of a message. */
final class GatewayWords {

    private static final Set<String> GOOD = Set.of("delivered", "delivrd", "success", "read");
    private static final Set<String> BAD = Set.of(
            "failed", "undelivered", "undeliv", "undeliverable", "rejected", "rejectd", "expired", "error", "deleted");

    private GatewayWords() {}

    /** Empty while nothing is certain, and for words that are not known. */
    static Optional<State> state(String word) {
        String known = word.toLowerCase(Locale.ROOT);
        if (GOOD.contains(known)) {
            return Optional.of(State.DELIVERED);
        }
        return BAD.contains(known) ? Optional.of(State.FAILED) : Optional.empty();
    }
}
