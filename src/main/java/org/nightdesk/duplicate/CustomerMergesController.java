package org.nightdesk.duplicate;

import java.time.Instant;
import java.time.InstantSource;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/customers/{id}/merge}: a customer becomes part of another, and its own again. */
@RestController
@RequestMapping("/api/v1/customers/{id}/merge")
@Needs(Role.AGENT)
class CustomerMergesController {

    /** {@code into} is the customer that stays. */
    record CustomerMergeBody(String into) {}

    /** How many tickets, contacts and promises went over with it. */
    record CustomerMergeView(
            String customer, String mergedInto, int tickets, int contacts, int promises, String by, Instant at) {}

    /** A customer that stands for itself. */
    record CustomerPartedView(String customer) {}

    private final Customers customers;
    private final InstantSource clock;

    CustomerMergesController(Customers customers, InstantSource clock) {
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping
    CustomerMergeView show(@PathVariable String id) {
        OrganisationId gone = id(id);
        return customers
                .of(gone)
                .map(merged -> new CustomerMergeView(
                        gone.text(),
                        new OrganisationId(merged.kept()).text(),
                        merged.tickets().size(),
                        merged.contacts().size(),
                        merged.promises().size(),
                        merged.by(),
                        merged.at()))
                .orElseThrow(() -> new NotFound("merge of " + id));
    }

    @PostMapping
    @Transactional
    CustomerMergeView merge(@PathVariable String id, Viewer viewer, @RequestBody CustomerMergeBody body) {
        OrganisationId kept = OrganisationId.parse(body.into())
                .orElseThrow(() -> Refused.invalid("into", "Name the customer that stays by its id, such as cus_7."));
        customers.merge(id(id), kept, viewer, clock.instant());
        return show(id);
    }

    @DeleteMapping
    @Transactional
    CustomerPartedView undo(@PathVariable String id, Viewer viewer) {
        customers.undo(id(id), viewer, clock.instant());
        return new CustomerPartedView(id(id).text());
    }

    private static OrganisationId id(String id) {
        return OrganisationId.parse(id).orElseThrow(() -> new NotFound("no customer " + id));
    }
}
