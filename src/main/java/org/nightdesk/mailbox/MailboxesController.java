package org.nightdesk.mailbox;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.TeamId;
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

/** {@code /api/v1/mailboxes}. */
@RestController
@RequestMapping("/api/v1/mailboxes")
@Needs(Role.AGENT)
class MailboxesController {

    /** Without a service: the one that takes what belongs to no other. */
    record NewMailboxBody(
            String address,
            String name,
            Optional<String> team,
            Optional<String> service,
            Optional<String> signature,
            Optional<Boolean> acknowledges) {}

    /** What is left out stays; an empty team takes it away. */
    record MailboxChangeBody(
            Optional<String> address,
            Optional<String> name,
            Optional<String> team,
            Optional<String> service,
            Optional<String> signature,
            Optional<Boolean> acknowledges,
            Optional<Boolean> active) {}

    record MailboxView(
            String id,
            String address,
            String forwardTo,
            String name,
            Optional<String> team,
            String service,
            String signature,
            boolean acknowledges,
            boolean active) {}

    private final Mailboxes mailboxes;
    private final Services services;
    private final InstantSource clock;

    MailboxesController(Mailboxes mailboxes, Services services, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    Listed<MailboxView> list(Window window) {
        return window.cut(mailboxes.all(), mailbox -> mailbox.id().value(), MailboxesController::view);
    }

    @GetMapping("/{id}")
    MailboxView show(@PathVariable String id) {
        return view(mailboxes.mailbox(MailboxPages.id(id)));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<MailboxView> create(Viewer viewer, @RequestBody NewMailboxBody body) {
        MailboxDraft draft = new MailboxDraft(
                body.address(),
                body.name(),
                body.team().flatMap(MailboxesController::team),
                body.service()
                        .map(this::service)
                        .orElseGet(() -> services.catchAll().id()),
                body.signature().orElse(""),
                body.acknowledges().orElse(true),
                true);
        MailboxView view = view(mailboxes.create(draft, viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/mailboxes/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    MailboxView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody MailboxChangeBody body) {
        Mailbox before = mailboxes.mailbox(MailboxPages.id(id));
        ifMatch.holds(view(before));
        MailboxDraft draft = new MailboxDraft(
                body.address().orElse(before.address()),
                body.name().orElse(before.name()),
                body.team().isPresent() ? body.team().flatMap(MailboxesController::team) : before.team(),
                body.service().map(this::service).orElse(before.service()),
                body.signature().orElse(before.signature()),
                body.acknowledges().orElse(before.acknowledges()),
                body.active().orElse(before.active()));
        return view(mailboxes.change(before.id(), draft, viewer, clock.instant()));
    }

    private static Optional<TeamId> team(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TeamId.parse(text)
                .orElseThrow(() -> Refused.invalid("team", "There is no team with id " + text + ".")));
    }

    private ServiceId service(String text) {
        return services.named("service", text).id();
    }

    private static MailboxView view(Mailbox mailbox) {
        return new MailboxView(
                mailbox.id().text(),
                mailbox.address(),
                mailbox.alias(),
                mailbox.name(),
                mailbox.team().map(TeamId::text),
                mailbox.service().text(),
                mailbox.signature(),
                mailbox.acknowledges(),
                mailbox.active());
    }
}
