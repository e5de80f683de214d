package org.nightdesk.customer;

import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/customers/{id}/manager}: who looks after a customer. */
@RestController
@RequestMapping("/api/v1/customers/{id}/manager")
@Needs(Role.RESPONDER)
class ManagerController {

    /** {@code person} is a colleague or somebody else of us; left out: nobody. */
    record AccountManagerBody(Optional<String> person) {}

    record AccountManagerView(String customer, Optional<String> person) {}

    private final Organisations organisations;
    private final InstantSource clock;

    ManagerController(Organisations organisations, InstantSource clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    AccountManagerView show(@PathVariable String id) {
        return new AccountManagerView(id, organisations.managerOf(id(id)).map(PersonId::text));
    }

    /** For leads: whoever looks after a customer sees what is theirs. */
    @PutMapping
    @Needs(Role.LEAD)
    @Transactional
    AccountManagerView appoint(@PathVariable String id, Viewer viewer, @RequestBody AccountManagerBody body) {
        Optional<PersonId> person = body.person()
                .map(text -> PersonId.parse(text)
                        .orElseThrow(() -> Refused.invalid("person", "Name a person by id, such as per_7.")));
        organisations.appoint(id(id), person, viewer, clock.instant());
        return show(id);
    }

    private OrganisationId id(String id) {
        return OrganisationId.parse(id)
                .map(organisations::organisation)
                .orElseThrow(() -> new NotFound("no customer " + id))
                .id();
    }
}
