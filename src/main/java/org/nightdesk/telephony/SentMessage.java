package org.nightdesk.telephony;

import java.time.Instant;
import java.util.Locale;

/** What a provider took, and what it says became of it. {@code told}: the state that paging was told last; {@code asked} counts questions. */
public record SentMessage(
        long id,
        long provider,
        String externalId,
        Medium medium,
        State state,
        String reason,
        String told,
        int asked,
        Instant at) {

    /** In the order in which a later one may replace an earlier: what was delivered once stays delivered. */
    public enum State {
        SENT,
        FAILED,
        DELIVERED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The reference by which paging knows it. */
    String reference() {
        return reference(provider, externalId);
    }

    static String reference(long provider, String externalId) {
        return "prv_" + provider + "/" + externalId;
    }

    boolean isOver() {
        return state != State.SENT;
    }
}
