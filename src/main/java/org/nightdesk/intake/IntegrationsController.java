package org.nightdesk.intake;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Versioned;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.settings.Settings;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.IntegrationId;
import org.nightdesk.signal.Integrations;
import org.nightdesk.signal.Request;
import org.nightdesk.signal.Requests;
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
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/integrations}. The key and the address are shown to agents and above. */
@RestController
@RequestMapping("/api/v1/integrations")
class IntegrationsController {

    /** {@code onClear} is resolve or note; {@code service} an id or slug, without it the catch-all service. */
    record NewIntegrationBody(
            String kind,
            String name,
            Optional<String> service,
            Optional<String> onClear,
            Optional<Integer> reopenMinutes,
            Optional<List<String>> grouping) {}

    record IntegrationChangeBody(
            Optional<String> name,
            Optional<String> service,
            Optional<String> onClear,
            Optional<Integer> reopenMinutes,
            Optional<List<String>> grouping) {}

    record IntegrationView(
            String id,
            String kind,
            String name,
            String service,
            Optional<String> key,
            Optional<String> url,
            String onClear,
            int reopenMinutes,
            List<String> grouping,
            Optional<Instant> lastSignalAt,
            int version)
            implements Versioned {

        @Override
        public String tag() {
            return id + "-" + version;
        }
    }

    record RequestView(
            String id,
            Instant at,
            String format,
            int bytes,
            int opened,
            int joined,
            int repeated,
            int resolved,
            int ignored,
            int refused,
            List<String> tickets,
            List<String> problems) {

        static RequestView of(Request request) {
            return new RequestView(
                    request.text(),
                    request.at(),
                    request.format(),
                    request.bytes(),
                    request.opened(),
                    request.joined(),
                    request.repeated(),
                    request.resolved(),
                    request.ignored(),
                    request.refused(),
                    request.tickets().stream().map(id -> "INC-" + id.value()).toList(),
                    request.problems());
        }
    }

    private final Integrations integrations;
    private final Requests requests;
    private final Services services;
    private final Settings settings;
    private final InstantSource clock;

    IntegrationsController(
            Integrations integrations, Requests requests, Services services, Settings settings, InstantSource clock) {
        this.integrations = integrations;
        this.requests = requests;
        this.services = services;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    Listed<IntegrationView> list(Window window, Viewer viewer) {
        return window.cut(integrations.all(), one -> one.id().value(), one -> view(one, viewer));
    }

    @GetMapping("/{id}")
    IntegrationView show(@PathVariable String id, Viewer viewer) {
        return view(find(integrations, id), viewer);
    }

    @PostMapping
    @Needs(Role.LEAD)
    ResponseEntity<IntegrationView> create(Viewer viewer, @RequestBody NewIntegrationBody body) {
        IntegrationDraft usual = IntegrationDraft.of(
                body.kind(),
                body.name(),
                body.service()
                        .map(this::service)
                        .orElseGet(() -> services.catchAll().id()));
        IntegrationDraft draft = new IntegrationDraft(
                usual.kind(),
                usual.name(),
                usual.service(),
                body.onClear().map(IntegrationsController::resolves).orElse(usual.resolvesWhenClear()),
                body.reopenMinutes().orElse(usual.reopenMinutes()),
                body.grouping().orElse(usual.grouping()));
        IntegrationView view = view(integrations.create(draft, viewer, clock.instant()), viewer);
        return ResponseEntity.created(URI.create("/api/v1/integrations/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    IntegrationView change(
            @PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody IntegrationChangeBody body) {
        Integration before = find(integrations, id);
        ifMatch.holds(view(before, viewer));
        IntegrationDraft draft = new IntegrationDraft(
                before.kind(),
                body.name().orElse(before.name()),
                body.service().map(this::service).orElse(before.service()),
                body.onClear().map(IntegrationsController::resolves).orElse(before.resolvesWhenClear()),
                body.reopenMinutes().orElse(before.reopenMinutes()),
                body.grouping().orElse(before.grouping()));
        return view(integrations.change(before.id(), draft, viewer, clock.instant()), viewer);
    }

    /** What became of each request, newest first. */
    @GetMapping("/{id}/requests")
    Listed<RequestView> requests(@PathVariable String id, Window window) {
        Integration integration = find(integrations, id);
        long before = window.isFirst() ? Long.MAX_VALUE : window.afterNumber();
        return window.listed(
                requests.newest(integration.id(), before, window.limit()),
                request -> List.of(request.id()),
                RequestView::of);
    }

    static Integration find(Integrations integrations, String id) {
        return IntegrationId.parse(id)
                .flatMap(integrations::find)
                .orElseThrow(() -> new NotFound("no integration " + id));
    }

    static boolean resolves(String onClear) {
        return switch (onClear) {
            case "resolve" -> true;
            case "note" -> false;
            default -> throw Refused.invalid("onClear", "Use resolve or note, not \"" + onClear + "\".");
        };
    }

    private ServiceId service(String reference) {
        return services.named("service", reference).id();
    }

    private IntegrationView view(Integration one, Viewer viewer) {
        Optional<String> key =
                viewer.may(Role.AGENT) ? Optional.of(integrations.key(one.id(), viewer)) : Optional.empty();
        return new IntegrationView(
                one.id().text(),
                one.kind(),
                one.name(),
                one.service().text(),
                key,
                key.map(secret -> Snippet.url(one, settings.address(), secret)),
                one.resolvesWhenClear() ? "resolve" : "note",
                one.reopenMinutes(),
                one.grouping(),
                one.lastSignalAt(),
                one.version());
    }
}
