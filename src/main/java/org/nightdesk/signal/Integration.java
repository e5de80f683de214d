package org.nightdesk.signal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.subject.Actor;

/**
 * One sender. {@code kind} names the format (alertmanager, generic, mail, deployment, heartbeat). {@code resolvesWhenClear}: when the last alert ends, the incident is resolved; else
 * it is only noted. The same alert back within {@code reopenMinutes} (0 to 10,080) reopens the incident. Alerts of
 * one service that agree in the labels {@code grouping} are one incident.
 */
public record Integration(
        IntegrationId id,
        String kind,
        String name,
        ServiceId service,
        boolean resolvesWhenClear,
        int reopenMinutes,
        List<String> grouping,
        Optional<Instant> lastSignalAt,
        int version) {

    public Integration {
        grouping = List.copyOf(grouping);
    }

    public Actor actor() {
        return Actor.integration(id.value(), name);
    }
}
