package org.nightdesk.setup;

import java.time.Instant;
import java.util.List;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.login.Housewarming;
import org.nightdesk.people.Person;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A fresh installation pages somebody: what has no other owner pages its first administrator, and two senders can begin at once. */
@Component
class Welcome implements Housewarming {

    private final Services services;
    private final Integrations integrations;
    private final PageMe pageMe;

    Welcome(Services services, Integrations integrations, PageMe pageMe) {
        this.services = services;
        this.integrations = integrations;
        this.pageMe = pageMe;
    }

    /** Adds only what is missing, so that it may come again. */
    @Override
    @Transactional
    public void prepare(Person administrator, Instant now) {
        Service everythingElse = services.catchAll();
        if (everythingElse.policy().isEmpty()) {
            long policy = pageMe.policy(administrator, now).id().value();
            services.pageBy(everythingElse.id(), policy, Viewer.system(), now);
        }
        if (integrations.all().isEmpty()) {
            List.of(
                            IntegrationDraft.of("alertmanager", "Prometheus or Alertmanager", everythingElse.id()),
                            IntegrationDraft.of("generic", "Scripts and anything else", everythingElse.id()))
                    .forEach(draft -> integrations.create(draft, Viewer.system(), now));
        }
    }

    @Override
    public String next() {
        return FirstStepsPages.PAGE;
    }
}
