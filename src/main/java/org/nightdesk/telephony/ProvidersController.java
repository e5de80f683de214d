package org.nightdesk.telephony;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.channel.Delivery;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/phone-providers}: who carries text messages and calls. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/phone-providers")
@Needs(Role.ADMINISTRATOR)
class ProvidersController {

    /** {@code kind} is twilio or gateway; {@code secret} the auth token, or the value of the Authorization header. */
    record NewProviderBody(
            String name,
            String kind,
            Optional<Boolean> sms,
            Optional<Boolean> voice,
            Optional<String> sender,
            Optional<String> address,
            Optional<String> account,
            Optional<String> secret,
            Optional<String> bodyType,
            Optional<String> template,
            Optional<String> reference,
            Optional<Boolean> called) {}

    /** What is left out stays. */
    record ProviderChangeBody(
            Optional<String> name,
            Optional<Boolean> sms,
            Optional<Boolean> voice,
            Optional<String> sender,
            Optional<String> address,
            Optional<String> account,
            Optional<String> secret,
            Optional<String> bodyType,
            Optional<String> template,
            Optional<String> reference,
            Optional<Boolean> called,
            Optional<Boolean> paused) {}

    record TestBody(String number, Optional<String> medium) {}

    /** {@code failures} in a row; {@code restsUntil}: the others are asked first until then. */
    record ProviderView(
            String id,
            String name,
            String kind,
            boolean sms,
            boolean voice,
            String sender,
            String address,
            String account,
            String bodyType,
            String template,
            String reference,
            boolean called,
            boolean paused,
            int failures,
            String problem,
            Optional<Instant> failedAt,
            Optional<Instant> restsUntil,
            Optional<Instant> sentAt) {}

    record TestView(boolean good, String words) {}

    private final Providers providers;
    private final ProviderTrial trial;
    private final InstantSource clock;

    ProvidersController(Providers providers, ProviderTrial trial, InstantSource clock) {
        this.providers = providers;
        this.trial = trial;
        this.clock = clock;
    }

    @GetMapping
    Listed<ProviderView> list(Window window) {
        return window.cut(providers.all(), Provider::id, ProvidersController::view);
    }

    @GetMapping("/{id}")
    ProviderView show(@PathVariable String id) {
        return view(providers.provider(id));
    }

    @PostMapping
    @Transactional
    @Summary("Adds a provider of text messages and calls, asked last.")
    ResponseEntity<ProviderView> create(Viewer viewer, @RequestBody NewProviderBody body) {
        Provider made = providers.create(
                new ProviderDraft(
                        body.name(),
                        body.kind(),
                        body.sms().orElse(true),
                        body.voice().orElse(false),
                        body.sender().orElse(""),
                        body.address().orElse(""),
                        body.account().orElse(""),
                        body.secret().orElse(""),
                        body.bodyType().orElse("json"),
                        body.template().orElse(""),
                        body.reference().orElse(""),
                        body.called().orElse(false)),
                viewer,
                clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/phone-providers/" + made.text()))
                .body(view(made));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Summary("Changes a provider; a paused one is left alone.")
    ProviderView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody ProviderChangeBody body) {
        ProviderView before = view(providers.provider(id));
        ifMatch.holds(before);
        Instant now = clock.instant();
        Provider after = providers.change(id, changed(before, body), viewer, now);
        return view(providers.pause(id, body.paused().orElse(after.paused()), viewer, now));
    }

    private static ProviderDraft changed(ProviderView before, ProviderChangeBody body) {
        return new ProviderDraft(
                body.name().orElse(before.name()),
                before.kind(),
                body.sms().orElse(before.sms()),
                body.voice().orElse(before.voice()),
                body.sender().orElse(before.sender()),
                body.address().orElse(before.address()),
                body.account().orElse(before.account()),
                body.secret().orElse(""),
                body.bodyType().orElse(before.bodyType()),
                body.template().orElse(before.template()),
                body.reference().orElse(before.reference()),
                body.called().orElse(before.called()));
    }

    @PostMapping("/{id}/test")
    @Summary("Sends a test through this provider only, and says what came of it.")
    TestView test(@PathVariable String id, Viewer viewer, @RequestBody TestBody body) {
        Provider provider = providers.provider(id);
        Delivery delivery = trial.send(provider, body.medium().orElse("sms"), body.number(), viewer, clock.instant());
        return new TestView(delivery instanceof Delivery.Sent, ProviderRows.words(delivery));
    }

    @PostMapping("/{id}/raise")
    @Transactional
    @Summary("Asks it before the one that stood above it.")
    ProviderView raise(@PathVariable String id, Viewer viewer) {
        return view(providers.raise(id, viewer, clock.instant()));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("Uses it no longer.")
    ResponseEntity<Void> delete(@PathVariable String id, Viewer viewer) {
        providers.delete(id, viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static ProviderView view(Provider provider) {
        Access access = provider.access();
        Health health = provider.health();
        return new ProviderView(
                provider.text(),
                provider.name(),
                provider.kind(),
                provider.sms(),
                provider.voice(),
                provider.sender(),
                access.address(),
                access.account(),
                access.bodyType(),
                access.template(),
                access.reference(),
                provider.called(),
                provider.paused(),
                health.failures(),
                health.problem(),
                health.failedAt(),
                health.restUntil(),
                health.sentAt());
    }
}
