package org.nightdesk.freeze;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/freezes}. */
@RestController
@RequestMapping("/api/v1/freezes")
class FreezesController {

    /**
     * {@code from} and {@code until} are times on the wall there ({@code 2026-12-24T16:00}). {@code service}, {@code environment} or {@code customer}
     * narrow it; without any it is everything. {@code breaker}: lead (without), administrator or nobody.
     */
    record NewFreezeBody(
            String from,
            String until,
            String timeZone,
            String reason,
            Optional<String> service,
            Optional<String> environment,
            Optional<String> customer,
            Optional<String> breaker) {}

    record FreezeView(
            String id,
            String scope,
            Optional<String> service,
            Optional<String> environment,
            Optional<String> customer,
            Instant from,
            Instant until,
            String timeZone,
            String reason,
            String breaker,
            Optional<Instant> liftedAt) {}

    /** {@code sentence} says why not; empty when it may be changed. */
    record VerdictView(boolean frozen, String sentence, Optional<FreezeView> freeze) {}

    private final Freezes freezes;
    private final Services services;
    private final Organisations organisations;
    private final InstantSource clock;

    FreezesController(Freezes freezes, Services services, Organisations organisations, InstantSource clock) {
        this.freezes = freezes;
        this.services = services;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All freezes that were ever declared.")
    Listed<FreezeView> list(Window window) {
        return window.listed(
                freezes.after(window.afterNumber(), window.limit()),
                freeze -> List.of(freeze.id().value()),
                FreezesController::view);
    }

    /** For pipelines, before they deploy. */
    @GetMapping("/verdict")
    @Summary("Whether something may be changed now.")
    VerdictView verdict(
            @RequestParam Optional<String> service,
            @RequestParam Optional<String> environment,
            @RequestParam Optional<String> customer) {
        Target target = new Target(
                service.map(one -> services.named("service", one).id()).stream().toList(),
                environment.stream().toList(),
                customer.map(FreezesController::customer).stream().toList());
        Optional<FreezeWindow> freeze = freezes.at(target, clock.instant());
        return new VerdictView(
                freeze.isPresent(), freeze.map(FreezeWindow::sentence).orElse(""), freeze.map(FreezesController::view));
    }

    @GetMapping("/{id}")
    @Summary("One freeze.")
    FreezeView show(@PathVariable String id) {
        return view(freezes.freeze(id(id)));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Nothing is changed for some time.")
    ResponseEntity<FreezeView> declare(Viewer viewer, @RequestBody NewFreezeBody body) {
        var zone = FreezeDraft.zone(body.timeZone());
        FreezeWindow made = freezes.declare(
                new FreezeDraft(
                        scope(body),
                        FreezeDraft.begins("from", body.from(), zone),
                        FreezeDraft.ends("until", body.until(), zone),
                        zone,
                        body.reason(),
                        FreezeDraft.breaker(body.breaker().orElse("lead"))),
                viewer,
                now());
        return ResponseEntity.created(URI.create("/api/v1/freezes/" + made.id().text()))
                .body(view(made));
    }

    @PostMapping("/{id}/lifting")
    @Needs(Role.LEAD)
    @Transactional
    @Summary("It ends now.")
    FreezeView lift(@PathVariable String id, Viewer viewer) {
        return view(freezes.lift(id(id), viewer, now()));
    }

    private Scope scope(NewFreezeBody body) {
        List<String> given = Stream.of(body.service(), body.environment(), body.customer())
                .flatMap(Optional::stream)
                .toList();
        if (given.size() > 1) {
            throw Refused.invalid("", "Name a service, an environment or a customer; for several declare several.");
        }
        String scope = body.environment()
                .map(name -> "environment")
                .or(body::service)
                .or(body::customer)
                .orElse("all");
        return Scopes.typed(scope, body.environment().orElse(""), services, organisations);
    }

    private static OrganisationId customer(String text) {
        return OrganisationId.parse(text).orElseThrow(() -> Refused.invalid("customer", "Write a customer as cus_17."));
    }

    private static FreezeId id(String text) {
        return FreezeId.parse(text).orElseThrow(() -> new NotFound("freeze " + text));
    }

    private static FreezeView view(FreezeWindow freeze) {
        return new FreezeView(
                freeze.id().text(),
                freeze.scope().word(),
                freeze.scope().service().map(ServiceId::text),
                freeze.scope().environment(),
                freeze.scope().customer().map(OrganisationId::text),
                freeze.from(),
                freeze.until(),
                freeze.zone().getId(),
                freeze.reason(),
                freeze.breaker().map(Role::word).orElse("nobody"),
                freeze.lifted());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
