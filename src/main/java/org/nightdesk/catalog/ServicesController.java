package org.nightdesk.catalog;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/services}; a service is named by its id or its slug. */
@RestController
@RequestMapping("/api/v1/services")
class ServicesController {

    private static final int ORDINARY_TIER = 3;

    record NewServiceBody(
            String name,
            Optional<String> slug,
            Optional<String> description,
            Optional<Integer> tier,
            Optional<String> team,
            Optional<String> escalationPolicy,
            List<String> dependsOn) {}

    /** What is left out stays; an empty text takes the team or the policy away. */
    record ServiceChangeBody(
            Optional<String> name,
            Optional<String> slug,
            Optional<String> description,
            Optional<Integer> tier,
            Optional<String> team,
            Optional<String> escalationPolicy,
            Optional<List<String>> dependsOn) {}

    record ServiceView(
            String id,
            String slug,
            String name,
            String description,
            int tier,
            Optional<String> team,
            Optional<String> escalationPolicy,
            List<String> dependsOn,
            List<String> neededBy,
            boolean catchAll) {}

    private final Services services;
    private final EscalationPolicies policies;
    private final InstantSource clock;

    ServicesController(Services services, EscalationPolicies policies, InstantSource clock) {
        this.services = services;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping
    Listed<ServiceView> list(Window window, @RequestParam(defaultValue = "") String q) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<Service> found = services.all().stream()
                .filter(service -> service.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || service.slug().contains(wanted))
                .toList();
        return window.cut(found, service -> service.id().value(), this::view);
    }

    @GetMapping("/{id}")
    ServiceView show(@PathVariable String id) {
        return view(service(id));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<ServiceView> create(Viewer viewer, @RequestBody NewServiceBody body) {
        ServiceDraft draft = new ServiceDraft(
                body.slug(),
                body.name(),
                body.description().orElse(""),
                body.tier().orElse(ORDINARY_TIER),
                body.team().flatMap(ServicesController::team),
                policy(body.escalationPolicy().orElse("")),
                services.named("dependsOn", body.dependsOn()));
        ServiceView view = view(services.create(draft, viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/services/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ServiceView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody ServiceChangeBody body) {
        Service before = service(id);
        ifMatch.holds(view(before));
        ServiceDraft draft = new ServiceDraft(
                body.slug(),
                body.name().orElse(before.name()),
                body.description().orElse(before.description()),
                body.tier().orElse(before.tier()),
                body.team().isPresent() ? body.team().flatMap(ServicesController::team) : before.team(),
                body.escalationPolicy().isPresent()
                        ? policy(body.escalationPolicy().get())
                        : before.policy(),
                body.dependsOn()
                        .map(needs -> services.named("dependsOn", needs))
                        .orElseGet(() -> ids(services.needs(before.id()).stream())));
        return view(services.change(before.id(), draft, viewer, clock.instant()));
    }

    private Service service(String reference) {
        return services.find(reference).orElseThrow(() -> new NotFound("service " + reference));
    }

    private static Optional<TeamId> team(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TeamId.parse(text)
                .orElseThrow(() -> Refused.invalid("team", "There is no team with id " + text + ".")));
    }

    private OptionalLong policy(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong policy = policies.parse(text);
        if (policy.isEmpty()) {
            throw Refused.invalid("escalationPolicy", "There is no escalation policy with id " + text + ".");
        }
        return policy;
    }

    private static List<ServiceId> ids(Stream<Service> services) {
        return services.map(Service::id).toList();
    }

    private ServiceView view(Service service) {
        return new ServiceView(
                service.id().text(),
                service.slug(),
                service.name(),
                service.description(),
                service.tier(),
                service.team().map(TeamId::text),
                service.policy().isPresent()
                        ? Optional.of(policies.text(service.policy().getAsLong()))
                        : Optional.empty(),
                texts(services.needs(service.id())),
                texts(services.neededBy(service.id())),
                service.catchAll());
    }

    private static List<String> texts(List<Service> services) {
        return services.stream().map(service -> service.id().text()).toList();
    }
}
