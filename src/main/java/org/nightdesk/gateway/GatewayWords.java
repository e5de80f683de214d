package org.nightdesk.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.telephony.Line.Became;
import org.nightdesk.telephony.SentMessage.State;

/** What gateways call the end of a message, as far as they agree. */
final class GatewayWords {

    private static final Set<String> GOOD = Set.of("delivered", "delivrd", "success", "read");
    private static final Set<String> BAD = Set.of(
            "failed", "undelivered", "undeliv", "undeliverable", "rejected", "rejectd", "expired", "error", "deleted");

    private GatewayWords() {}

    /** Empty while nothing is certain, and for words that are not known. {@code reason} is the gateway's own, or empty. */
    static Optional<Became> became(String word, String reason) {
        String known = word.toLowerCase(Locale.ROOT);
        if (GOOD.contains(known)) {
            return Optional.of(new Became(State.DELIVERED, ""));
        }
        return BAD.contains(known)
                ? Optional.of(new Became(State.FAILED, "The gateway says: " + (reason.isEmpty() ? word : reason)))
                : Optional.empty();
    }
}
