package org.nightdesk.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which services a customer uses, so that nobody has to ask. For staff only. */
@Component
@Transactional
class Uses {

    private static final int LONGEST = 100;

    private final UseStore store;
    private final Services services;
    private final Timeline timeline;

    Uses(UseStore store, Services services, Timeline timeline) {
        this.store = store;
        this.services = services;
        this.timeline = timeline;
    }

    /** With those of whom was merged into it. */
    @Transactional(readOnly = true)
    List<Use> of(OrganisationId customer, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.of(customer);
    }

    /** {@code service} by short name or id; refused when there is none. The same service and environment again: another version of it. */
    Use note(OrganisationId customer, String service, String environment, String version, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Service used = services.find(service)
                .orElseThrow(() -> Refused.invalid("service", "There is no such service. Choose one of the list."));
        Use use = store.save(
                customer,
                used.id(),
                fit("environment", environment),
                fit("version", version),
                by.actor().name(),
                now);
        say(use, "changed", ("Uses " + used.name() + " " + use.detail()).strip() + ".", by, now);
        return use;
    }

    /** Nothing happens when it is gone already. */
    void remove(long id, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        store.find(id).ifPresent(use -> {
            store.delete(id);
            String name = services.service(use.service()).name();
            say(use, "changed", ("No longer uses " + name + " " + use.detail()).strip() + ".", by, now);
        });
    }

    /** Throws NotFound when it is gone. */
    @Transactional(readOnly = true)
    Use use(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("service used " + id));
    }

    private void say(Use use, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(use.customer().subject(), now, by.actor(), verb, text, Map.of()));
    }

    private static String fit(String field, String text) {
        String fit = text.strip();
        if (fit.length() > LONGEST || fit.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(field, "At most 100 characters on one line, such as production or 4.2.");
        }
        return fit;
    }
}
