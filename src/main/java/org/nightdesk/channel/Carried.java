package org.nightdesk.channel;

import java.util.Optional;

/** What came of posting to an address. */
public sealed interface Carried {

    /** An answer came, whatever it says; {@code body} is its beginning. */
    record Answered(int status, String body, Optional<String> location, Optional<String> retryAfter)
            implements Carried {

        /** Whether the other side took it. */
        public boolean good() {
            return status >= 200 && status < 300;
        }
    }

    /** None came; why, and whether it may have arrived all the same. Never {@link Delivery.Sent}. */
    record Lost(Delivery delivery) implements Carried {}
}
