package org.nightdesk.intake;

import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.signal.Alert;
import org.nightdesk.signal.Alerts;
import org.nightdesk.signal.Hushes;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationId;
import org.nightdesk.signal.Integrations;
import org.nightdesk.silence.FiringAlerts;
import org.springframework.stereotype.Component;

/** Tells silences what fires. */
@Component
class FiringBehind implements FiringAlerts {

    private static final int MOST = 5_000;

    private final Alerts alerts;
    private final Integrations integrations;

    FiringBehind(Alerts alerts, Integrations integrations) {
        this.alerts = alerts;
        this.integrations = integrations;
    }

    @Override
    public List<Firing> all() {
        return alerts.firing(MOST).stream().map(FiringBehind::firing).toList();
    }

    @Override
    public List<Firing> of(String ticket) {
        return TicketNumber.parse(ticket)
                .map(id -> alerts.firing(id, MOST).stream()
                        .map(FiringBehind::firing)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> sender(long integration) {
        return integrations.find(new IntegrationId(integration)).map(Integration::name);
    }

    private static Firing firing(Alert alert) {
        return new Firing(
                alert.integration().value(),
                Hushes.labels(alert),
                alert.summary(),
                "INC-" + alert.ticket().value(),
                alert.startsAt());
    }
}
