package org.nightdesk.signal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.desk.TicketId;

/**
 * One episode of one alert. {@code key} is the same for all episodes of an integration's alert; {@code startsAt} as the sender says,
 * {@code receivedAt} and {@code lastSeenAt} by our clock; {@code state} is firing, resolved, or silent when its sender was not heard of
 * any more; {@code ticket} is the incident it belongs to.
 */
public record Alert(
        long id,
        IntegrationId integration,
        UUID key,
        TicketId ticket,
        Severity severity,
        String summary,
        Map<String, String> labels,
        Map<String, String> annotations,
        String sourceUrl,
        Instant startsAt,
        Instant receivedAt,
        Instant lastSeenAt,
        Optional<Instant> endedAt,
        String state) {

    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** What the API shows. */
    public String text() {
        return "alt_" + id;
    }
}
