package org.nightdesk.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.OrganisationMerges;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.PersonId;
import org.nightdesk.promise.Promises;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one customer of two, and two of one: contacts, tickets and promises go over. For agents and above. */
@Component
@Transactional
class Customers {

    /** More are not moved in one go: it would hold everybody up. */
    static final int MOST = 20_000;

    private final MergedStore store;
    private final OrganisationMerges merges;
    private final Organisations organisations;
    private final Merges tickets;
    private final Promises promises;

    Customers(
            MergedStore store,
            OrganisationMerges merges,
            Organisations organisations,
            Merges tickets,
            Promises promises) {
        this.store = store;
        this.merges = merges;
        this.organisations = organisations;
        this.tickets = tickets;
        this.promises = promises;
    }

    /** How a customer became part of another. */
    @Transactional(readOnly = true)
    Optional<Merged> of(OrganisationId gone) {
        return store.of(Merged.CUSTOMER, gone.value());
    }

    /** What was merged into a customer, oldest first. */
    @Transactional(readOnly = true)
    List<Merged> into(OrganisationId kept) {
        return store.into(Merged.CUSTOMER, kept.value());
    }

    /**
     * Makes {@code gone} part of {@code kept}; nothing when it is so already. Refused for itself, when either is part of something else, and when the one that
     * is gone has more than 20,000 tickets.
     */
    void merge(OrganisationId gone, OrganisationId kept, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        merges.merge(gone, kept, viewer, now).ifPresent(before -> {
            List<TicketId> all = tickets.of(gone, MOST + 1);
            if (all.size() > MOST) {
                Organisation big = organisations.organisation(gone);
                throw Refused.invalid("keep", big.name() + " has more than 20,000 tickets. Let it stay.");
            }
            store.insert(new Merged(
                    0,
                    Merged.CUSTOMER,
                    gone.value(),
                    kept.value(),
                    tickets.belongTo(all, Optional.of(gone), Optional.of(kept)),
                    List.of(),
                    promises.owedTo(gone, kept),
                    before.contacts().stream().map(PersonId::value).toList(),
                    before.earlier().stream().map(OrganisationId::value).toList(),
                    true,
                    viewer.actor().name(),
                    now));
        });
    }

    /** They are two again, with contacts, tickets and promises as before; what came since stays. Refused when the whole was merged as well. */
    void undo(OrganisationId gone, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Merged merged = of(gone).orElseThrow(() -> new NotFound("merge of " + gone.text()));
        OrganisationId kept = new OrganisationId(merged.kept());
        merges.part(gone, kept, before(merged), viewer, now);
        if (merges.into(kept).isPresent()) {
            throw Refused.conflict(
                    organisations.organisation(kept).name() + " was merged as well. Take that back first.");
        }
        tickets.belongTo(merged.tickets(), Optional.of(kept), Optional.of(gone));
        promises.owedTo(merged.promises(), kept, gone);
        store.undo(merged.id(), viewer.actor().name(), now);
    }

    private static OrganisationMerges.Before before(Merged merged) {
        return new OrganisationMerges.Before(
                merged.earlier().stream().map(OrganisationId::new).toList(),
                merged.contacts().stream().map(PersonId::new).toList());
    }
}
