package org.nightdesk.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's installations: what each customer has in production, some of them in staging too, and what runs for the company itself. */
@Component
class InstallationStory implements Story {

    private static final Duration HISTORY = Duration.ofDays(94);
    private static final String PRODUCTION = "production";
    private static final List<String> SERVICES = List.of("payments-gateway", "tracking-events", "customer-portal");
    private static final String OURS = "nightly-exports";
    private static final int WITH_STAGING = 3;

    private final Installations installations;
    private final Services services;
    private final Organisations organisations;

    InstallationStory(Installations installations, Services services, Organisations organisations) {
        this.installations = installations;
        this.services = services;
        this.organisations = organisations;
    }

    @Override
    public int chapter() {
        return 3;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Instant then = now.minus(HISTORY);
        List<OrganisationId> customers =
                organisations.all().stream().map(one -> one.id()).toList();
        for (int i = 0; i < customers.size(); i++) {
            for (ServiceId service : told()) {
                installations.create(
                        InstallationDraft.of(customers.get(i), service, PRODUCTION), Viewer.system(), then);
                if (i < WITH_STAGING) {
                    installations.create(
                            InstallationDraft.of(customers.get(i), service, "staging"), Viewer.system(), then);
                }
            }
        }
        services.findBySlug(OURS)
                .ifPresent(one ->
                        installations.create(InstallationDraft.ours(one.id(), PRODUCTION), Viewer.system(), then));
    }

    private List<ServiceId> told() {
        return SERVICES.stream()
                .flatMap(slug -> services.findBySlug(slug).stream())
                .map(one -> one.id())
                .toList();
    }
}
