package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's senders: a Prometheus at each site, and the batch jobs' own script. */
@Component
class SignalStory implements Story {

    private static final Duration IN_HISTORY = Duration.ofDays(90);

    private final Integrations integrations;
    private final Services services;

    SignalStory(Integrations integrations, Services services) {
        this.integrations = integrations;
        this.services = services;
    }

    @Override
    public int chapter() {
        return 6;
    }

    @Override
    public void tell(Instant now) {
        ServiceId anything = services.catchAll().id();
        Instant then = now.minus(IN_HISTORY);
        List.of(
                        IntegrationDraft.of("alertmanager", "Prometheus Dublin", anything),
                        IntegrationDraft.of("alertmanager", "Prometheus Tokyo", anything),
                        new IntegrationDraft(
                                "alertmanager", "Batch control", anything, false, 240, List.of("alertname")))
                .forEach(draft -> integrations.create(draft, Viewer.system(), then));
    }
}
