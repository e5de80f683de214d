package org.nightdesk.installation;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/installations}: what runs for whom, where. */
@RestController
@RequestMapping("/api/v1/installations")
class InstallationsController {

    /** {@code kind} is http, sql or runner. A password is taken, never shown; left out, the kept one stays while the endpoint leads to the same place. */
    record EndpointBody(String name, String kind, String address, Optional<String> login, Optional<String> password) {

        EndpointDraft draft() {
            return new EndpointDraft(name, kind, address, login.orElse(""), password.orElse(""));
        }
    }

    /** Without a customer it runs for ourselves; without a name it is called by what it is. */
    record InstallationBody(
            Optional<String> name,
            Optional<String> customer,
            String service,
            String environment,
            Optional<Boolean> retired,
            List<EndpointBody> endpoints) {}

    record EndpointView(String name, String kind, String address, String login) {

        static EndpointView of(Endpoint endpoint) {
            return new EndpointView(endpoint.name(), endpoint.kind().word(), endpoint.address(), endpoint.login());
        }
    }

    record InstallationView(
            String id,
            String name,
            Optional<String> customer,
            String service,
            String environment,
            boolean isProtected,
            boolean retired,
            List<EndpointView> endpoints) {

        static InstallationView of(Installation one) {
            return new InstallationView(
                    one.id().text(),
                    one.name(),
                    one.organisation().map(OrganisationId::text),
                    one.service().text(),
                    one.environment().name(),
                    one.environment().isProtected(),
                    one.retired(),
                    one.endpoints().stream().map(EndpointView::of).toList());
        }
    }

    private final Installations installations;
    private final Services services;
    private final InstantSource clock;

    InstallationsController(Installations installations, Services services, InstantSource clock) {
        this.installations = installations;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Installations of a customer, a service, an environment, or all.")
    Listed<InstallationView> list(
            Window window,
            Viewer viewer,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String environment,
            @RequestParam(defaultValue = "") String q) {
        InstallationFilter filter = InstallationScreens.filter(
                Map.of("customer", customer, "service", service, "environment", environment, "q", q));
        return window.listed(
                installations.matching(filter, window.afterNumber(), window.limit(), viewer),
                one -> List.of(one.id().value()),
                InstallationView::of);
    }

    @GetMapping("/{id}")
    InstallationView show(@PathVariable String id, Viewer viewer) {
        return InstallationView.of(installations.installation(InstallationPages.id(id), viewer));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<InstallationView> create(Viewer viewer, @RequestBody InstallationBody body) {
        InstallationView made = InstallationView.of(installations.create(draft(body), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/installations/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Sets everything as it is said; endpoints that are left out are gone.")
    InstallationView change(
            @PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody InstallationBody body) {
        ifMatch.holds(show(id, viewer));
        return InstallationView.of(
                installations.change(InstallationPages.id(id), draft(body), viewer, clock.instant()));
    }

    private InstallationDraft draft(InstallationBody body) {
        return new InstallationDraft(
                body.name().orElse(""),
                body.customer().map(InstallationsController::customer),
                Optional.of(services.named("service", body.service()).id()),
                body.environment(),
                body.retired().orElse(false),
                body.endpoints().stream().map(EndpointBody::draft).toList());
    }

    private static OrganisationId customer(String text) {
        return OrganisationId.parse(text)
                .orElseThrow(() -> Refused.invalid("customer", "There is no customer with id " + text + "."));
    }
}
