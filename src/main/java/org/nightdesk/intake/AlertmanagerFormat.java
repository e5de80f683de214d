package org.nightdesk.intake;

import java.time.Instant;
import org.nightdesk.intake.Parsed.Place;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Received;
import org.springframework.stereotype.Component;

/** Reads what Prometheus, amtool and Alertmanager send; parts that are wrong become problems, the rest is kept. */
@Component
public class AlertmanagerFormat {

    /** A list of alerts as POSTed to {@code /api/v2/alerts}; {@code now} decides whether an {@code endsAt} has passed. */
    public Received posted(byte[] body, Integration integration, Instant now) {
        Body whole = new Body(body);
        return Parsed.of(whole, Place.A_LIST, alert -> AlertReader.posted(alert, integration, now))
                .received(integration, "alertmanager-v2", whole);
    }

    /** An Alertmanager's webhook, version 4. */
    Received forwarded(byte[] body, Integration integration) {
        Body whole = new Body(body);
        return Parsed.of(whole, Place.A_LIST_UNDER_ALERTS, alert -> AlertReader.forwarded(alert, integration))
                .received(integration, "alertmanager-webhook", whole);
    }
}
