package org.nightdesk.customer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/customers/{id}/services}: which services a customer uses. */
@RestController
@RequestMapping("/api/v1/customers/{id}/services")
@Needs(Role.RESPONDER)
class UsesController {

    /** {@code service} by its short name or id; environment and version are words. */
    record ServiceUseBody(String service, Optional<String> environment, Optional<String> version) {}

    record ServiceUseView(String id, String service, String environment, String version, String by, Instant at) {}

    record ServiceUsesView(List<ServiceUseView> services) {}

    private final Uses uses;
    private final Parties parties;
    private final InstantSource clock;

    UsesController(Uses uses, Parties parties, InstantSource clock) {
        this.uses = uses;
        this.parties = parties;
        this.clock = clock;
    }

    @GetMapping
    ServiceUsesView list(@PathVariable String id, Viewer viewer) {
        return new ServiceUsesView(
                uses.of(customer(id), viewer).stream().map(UsesController::view).toList());
    }

    /** The same service in the same environment again is another version of it. */
    @PostMapping
    @Transactional
    ServiceUseView note(@PathVariable String id, Viewer viewer, @RequestBody ServiceUseBody body) {
        return view(uses.note(
                customer(id),
                body.service(),
                body.environment().orElse(""),
                body.version().orElse(""),
                viewer,
                clock.instant()));
    }

    @DeleteMapping("/{use}")
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, @PathVariable String use, Viewer viewer) {
        customer(id);
        uses.remove(Use.id(use), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private OrganisationId customer(String id) {
        return parties.party(id).customer().orElseThrow(() -> new NotFound("customer " + id));
    }

    private static ServiceUseView view(Use use) {
        return new ServiceUseView(
                use.text(), use.service().text(), use.environment(), use.version(), use.by(), use.at());
    }
}
