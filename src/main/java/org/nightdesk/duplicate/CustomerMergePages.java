package org.nightdesk.duplicate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.duplicate.screen.MergeScreen.Option;
import org.nightdesk.duplicate.screen.MergeScreen.Pair;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Two customers become one, and two again. */
@Controller
@RequestMapping("/customers/{id}")
@Needs(Role.AGENT)
class CustomerMergePages extends MergePages<Organisation> {

    private final Customers customers;
    private final Comparison comparison;
    private final Choosing choosing;
    private final Organisations organisations;

    CustomerMergePages(
            Customers customers,
            Comparison comparison,
            Choosing choosing,
            Organisations organisations,
            InstantSource clock) {
        super(Merged.CUSTOMER, "/customers/", clock);
        this.customers = customers;
        this.comparison = comparison;
        this.choosing = choosing;
        this.organisations = organisations;
    }

    @Override
    Optional<Organisation> find(String id) {
        return OrganisationId.parse(id).flatMap(organisations::find);
    }

    @Override
    String id(Organisation one) {
        return one.id().text();
    }

    @Override
    String name(Organisation one) {
        return one.name();
    }

    @Override
    Pair compare(Organisation here, Organisation there, Viewer viewer) {
        return comparison.of(here, there, viewer);
    }

    @Override
    List<Option> options(Organisation here, String words, Viewer viewer) {
        return choosing.with(here, words, viewer);
    }

    @Override
    void merge(Organisation gone, Organisation kept, Map<String, String> typed, Viewer viewer, Instant now) {
        customers.merge(gone.id(), kept.id(), viewer, now);
    }

    @Override
    void undo(Organisation gone, Viewer viewer, Instant now) {
        customers.undo(gone.id(), viewer, now);
    }

    @Override
    String merged(Organisation gone) {
        return gone.name() + " is part of it now.";
    }

    @Override
    String parted(Organisation gone) {
        return gone.name() + " is a customer of its own again.";
    }
}
