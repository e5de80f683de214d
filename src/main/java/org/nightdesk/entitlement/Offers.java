package org.nightdesk.entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of what can be asked for. Leads keep it. */
@Component("entitlementOffers")
public class Offers {

    private final OfferStore store;
    private final Services services;
    private final Playbooks playbooks;
    private final Timeline timeline;

    Offers(OfferStore store, Services services, Playbooks playbooks, Timeline timeline) {
        this.store = store;
        this.services = services;
        this.playbooks = playbooks;
        this.timeline = timeline;
    }

    /** By name, retired ones last; for who works here. */
    @Transactional(readOnly = true)
    public List<Offer> all(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all();
    }

    @Transactional(readOnly = true)
    public Offer offer(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("offer " + id));
    }

    /** Adds it, or writes the one of that number anew; what was granted before stays as it is. Refused with everything that is wrong. For leads. */
    @Transactional
    public Offer keep(Optional<Long> id, OfferDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        draft.check();
        Service service = services.find(draft.service())
                .orElseThrow(() -> Refused.invalid("service", "Choose the service that its tickets are about."));
        checkPlaybook("grantPlaybook", draft.grantPlaybook(), by);
        checkPlaybook("withdrawPlaybook", draft.withdrawPlaybook(), by);
        store.named(draft.name().strip())
                .filter(one -> !id.equals(Optional.of(one.id())))
                .ifPresent(one -> {
                    throw Refused.invalid("name", "There is one of that name already.");
                });
        id.ifPresent(one -> {
            offer(one, by);
            store.update(one, draft, service.id());
        });
        long kept = id.orElseGet(() -> store.insert(draft, service.id()));
        record(kept, id.isPresent() ? "changed" : "created", draft.name().strip(), by, now);
        return offer(kept, by);
    }

    private void checkPlaybook(String field, String playbook, Viewer by) {
        if (playbook.isEmpty()) {
            return;
        }
        try {
            if (playbooks.newest(PlaybookId.of(playbook), by).retired()) {
                throw Refused.invalid(field, "That playbook is retired. Choose another one.");
            }
        } catch (NotFound gone) {
            throw Refused.invalid(field, "There is no published playbook " + playbook + ".");
        }
    }

    /** Nobody can ask for it any more; what is held stays. For leads. */
    @Transactional
    public void retire(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Offer offer = offer(id, by);
        store.retire(id, now);
        record(id, "retired", offer.name(), by, now);
    }

    private void record(long id, String verb, String name, Viewer by, Instant now) {
        timeline.append(Entry.internal(Subject.of("offer", id), now, by.actor(), verb, name, Map.of()));
    }
}
