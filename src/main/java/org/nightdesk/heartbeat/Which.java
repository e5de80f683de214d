package org.nightdesk.heartbeat;

import java.util.UUID;
import org.nightdesk.signal.IntegrationId;

/** What a call says of the heartbeat it is for. */
sealed interface Which {

    /** Its secret address. */
    record ByCode(UUID code) implements Which {}

    /** Its short name, at the integration whose key the call has. */
    record ByName(IntegrationId integration, String slug) implements Which {}
}
