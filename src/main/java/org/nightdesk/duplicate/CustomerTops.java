package org.nightdesk.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.duplicate.screen.PartsScreen;
import org.nightdesk.duplicate.screen.PartsScreen.Part;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On a customer: what it is part of, and what is part of it. */
@Component
class CustomerTops implements Panel {

    private final Customers customers;
    private final Organisations organisations;

    CustomerTops(Customers customers, Organisations organisations) {
        this.customers = customers;
        this.organisations = organisations;
    }

    @Override
    public String slot() {
        return "customer.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        OrganisationId id = new OrganisationId(Long.parseLong(subject.id()));
        return Optional.of(new Piece(
                "duplicate/parts",
                new PartsScreen(
                        Merged.CUSTOMER,
                        "/customers/" + id.text(),
                        customers.of(id).map(merged -> part(merged, merged.kept())),
                        customers.into(id).stream()
                                .map(merged -> part(merged, merged.gone()))
                                .toList(),
                        List.of(),
                        viewer.may(Role.AGENT))));
    }

    private Part part(Merged merged, long other) {
        Organisation customer = organisations.organisation(new OrganisationId(other));
        return new Part(customer.name(), "", "/customers/" + customer.id().text(), merged.by(), merged.at());
    }
}
