package org.nightdesk.post;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/mail}: what came in, and what became of it. */
@RestController
@RequestMapping("/api/v1/mail")
@Needs(Role.LEAD)
class MailController {

    private static final Set<String> STATES = Set.of("", "waiting", "read", "unclaimed", "unreadable");

    record MailView(
            String id,
            String state,
            String reason,
            String subject,
            String messageId,
            String way,
            String sender,
            List<String> recipients,
            Instant receivedAt,
            int arrivals,
            int size) {}

    record GiftBody(String address) {}

    private final Post post;
    private final MailStore store;
    private final InstantSource clock;

    MailController(Post post, MailStore store, InstantSource clock) {
        this.post = post;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Lists mail, the newest first; state is waiting, read, unclaimed or unreadable.")
    Listed<MailView> list(Window window, @RequestParam(defaultValue = "") String state) {
        if (!STATES.contains(state)) {
            throw Refused.invalid("state", "A mail is waiting, read, unclaimed or unreadable.");
        }
        long before = window.isFirst() ? Long.MAX_VALUE : window.afterNumber();
        return window.listed(
                store.list(state, before, window.limit()),
                mail -> List.of(mail.id().value()),
                MailController::view);
    }

    @GetMapping("/{id}")
    MailView show(@PathVariable String id) {
        return view(post.mail(MailPages.id(id)));
    }

    @PostMapping("/{id}/retry")
    @Transactional
    @Summary("Reads an unclaimed or unreadable mail once more.")
    MailView retry(@PathVariable String id, Viewer viewer) {
        return view(post.tryAgain(MailPages.id(id), viewer, clock.instant()));
    }

    @PostMapping("/{id}/mailbox")
    @Transactional
    @Summary("Gives an unclaimed or unreadable mail to whoever is written to at this address.")
    MailView give(@PathVariable String id, Viewer viewer, @RequestBody GiftBody body) {
        return view(post.give(MailPages.id(id), body.address(), viewer, clock.instant()));
    }

    private static MailView view(KeptMail mail) {
        return new MailView(
                mail.id().text(),
                mail.state(),
                mail.reason(),
                mail.subject(),
                mail.messageId(),
                mail.way(),
                mail.sender(),
                mail.recipients(),
                mail.receivedAt(),
                mail.arrivals(),
                mail.size());
    }
}
