package org.nightdesk.people;

import java.net.URI;
import java.time.InstantSource;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/customers}. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomersController {

    record CustomerBody(String name) {}

    record CustomerView(String id, String name) {

        static CustomerView of(Organisation organisation) {
            return new CustomerView(organisation.id().text(), organisation.name());
        }
    }

    private final Organisations organisations;
    private final InstantSource clock;

    CustomersController(Organisations organisations, InstantSource clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    Listed<CustomerView> list(Window window) {
        return window.cut(organisations.all(), organisation -> organisation.id().value(), CustomerView::of);
    }

    @GetMapping("/{id}")
    CustomerView show(@PathVariable String id) {
        return CustomerView.of(organisations.organisation(id(id)));
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    ResponseEntity<CustomerView> create(Viewer viewer, @RequestBody CustomerBody body) {
        CustomerView view = CustomerView.of(organisations.create(body.name(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/customers/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Needs(Role.AGENT)
    @Transactional
    CustomerView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody CustomerBody body) {
        ifMatch.holds(show(id));
        return CustomerView.of(organisations.rename(id(id), body.name(), viewer, clock.instant()));
    }

    private static OrganisationId id(String id) {
        return OrganisationId.parse(id).orElseThrow(() -> new NotFound("no customer " + id));
    }
}
