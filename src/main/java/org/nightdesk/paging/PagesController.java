package org.nightdesk.paging;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/pages}: who was called, and what became of it. A page begins with its ticket, not here. */
@RestController
@RequestMapping("/api/v1/pages")
class PagesController {

    private static final Set<String> STATES = Set.of("waiting", "paging", "acknowledged", "exhausted", "stopped");

    record AcknowledgementBody(Optional<Instant> until) {}

    /** {@code to} is who is called, instead of the next step. */
    record EscalationBody(Optional<String> reason, Optional<String> to) {}

    record ResolutionBody(Optional<String> note) {}

    /** {@code at} is when it was sent, or else last changed; null before. {@code dueAt} is when it is sent, while it waits. {@code purpose}: page, shadow (in training), alarm, all-clear. */
    record AttemptView(
            String person,
            String name,
            String purpose,
            String method,
            int step,
            @Nullable Instant at,
            @Nullable Instant dueAt,
            String state,
            int tries,
            boolean mayBeRepeat,
            String reference,
            String reason) {}

    /** {@code acknowledgedBy} is a person's id, or the name of what is nobody's, such as a token. */
    record PageView(
            String id,
            String subject,
            @Nullable String policy,
            String state,
            int step,
            int round,
            int answersNeeded,
            int answers,
            String title,
            String service,
            String priority,
            boolean test,
            Instant startedAt,
            @Nullable Instant nextAt,
            @Nullable Instant heldUntil,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant until,
            @Nullable Instant stoppedAt,
            List<AttemptView> attempts,
            List<AttemptView> allClears) {}

    record DecisionView(String id, Instant at, String by, String verb, String text, Map<String, Object> facts) {}

    private final Pages pages;
    private final Briefings briefings;
    private final InstantSource clock;

    PagesController(Pages pages, Briefings briefings, InstantSource clock) {
        this.pages = pages;
        this.briefings = briefings;
        this.clock = clock;
    }

    @GetMapping
    Listed<PageView> list(Window window, @RequestParam Optional<String> subject, @RequestParam Optional<String> state) {
        state.filter(word -> !STATES.contains(word)).ifPresent(word -> {
            throw Refused.invalid(
                    "state", "A page is waiting, paging, acknowledged, exhausted or stopped, not \"" + word + "\".");
        });
        List<Page> found = pages.following(window.afterNumber(), subject.map(this::subject), state, window.limit());
        return window.listed(found, page -> List.of(page.id().value()), this::view);
    }

    @GetMapping("/{id}")
    PageView show(@PathVariable String id) {
        return view(pages.page(PageId.of(id)));
    }

    @GetMapping("/{id}/proof")
    Listed<DecisionView> proof(@PathVariable String id, Window window) {
        PageId page = pages.page(PageId.of(id)).id();
        return window.cut(pages.decisions(page), Recorded::id, PagesController::decision);
    }

    @PostMapping("/{id}/acknowledgement")
    PageView acknowledge(
            @PathVariable String id, Viewer viewer, @RequestBody(required = false) Optional<AcknowledgementBody> body) {
        return view(pages.acknowledge(
                PageId.of(id), viewer.actor(), body.flatMap(AcknowledgementBody::until), clock.instant()));
    }

    @DeleteMapping("/{id}/acknowledgement")
    PageView giveBack(@PathVariable String id, Viewer viewer) {
        pages.giveBack(pages.page(PageId.of(id)).subject(), viewer.actor(), clock.instant());
        return show(id);
    }

    @PostMapping("/{id}/escalation")
    PageView escalate(
            @PathVariable String id, Viewer viewer, @RequestBody(required = false) Optional<EscalationBody> body) {
        String reason = body.flatMap(EscalationBody::reason).orElse("");
        return view(body.flatMap(EscalationBody::to)
                .map(to -> pages.passTo(PageId.of(id), person(to), viewer.actor(), reason, clock.instant()))
                .orElseGet(() -> pages.escalate(PageId.of(id), viewer.actor(), reason, clock.instant())));
    }

    private static PersonId person(String text) {
        return PersonId.parse(text)
                .orElseThrow(() -> Refused.invalid("to", "Name who is called by their id, such as per_7."));
    }

    @PostMapping("/{id}/resolution")
    @Summary("What the page is about is over: its ticket is resolved.")
    PageView resolve(
            @PathVariable String id, Viewer viewer, @RequestBody(required = false) Optional<ResolutionBody> body) {
        return view(pages.resolve(
                PageId.of(id), viewer, body.flatMap(ResolutionBody::note).orElse(""), clock.instant()));
    }

    private Subject subject(String name) {
        return briefings
                .subject(name)
                .orElseThrow(() -> Refused.invalid(
                        "subject", "\"" + name + "\" is not the number of a ticket. Write it as INC-1042."));
    }

    private PageView view(Page page) {
        List<Attempt> attempts = pages.attempts(page.id());
        return new PageView(
                page.id().text(),
                briefings.name(page.subject()).orElse(page.subject().toString()),
                page.policy().map(PolicyId::text).orElse(null),
                page.state().word(),
                page.step(),
                page.round(),
                page.place().needed(),
                page.place().needed() > 1
                        ? pages.answered(page.id())
                        : page.state() instanceof PageState.Acknowledged ? 1 : 0,
                page.title(),
                page.service(),
                "P" + page.priority(),
                page.test(),
                page.startedAt(),
                page.state().calling() ? page.dueAt() : null,
                page.held().map(Page.Held::until).orElse(null),
                page.answer().map(PageState.Acknowledged::at).orElse(null),
                page.answer()
                        .map(answer -> answer.by().map(PersonId::text).orElse(answer.name()))
                        .orElse(null),
                page.answer().flatMap(PageState.Acknowledged::until).orElse(null),
                page.state() instanceof PageState.Stopped over ? over.at() : null,
                views(attempts, false),
                views(attempts, true));
    }

    private static List<AttemptView> views(List<Attempt> attempts, boolean clear) {
        return attempts.stream()
                .filter(attempt -> clear == (attempt.purpose() == Attempt.Purpose.ALL_CLEAR))
                .map(PagesController::view)
                .toList();
    }

    private static AttemptView view(Attempt attempt) {
        return new AttemptView(
                attempt.person().text(),
                attempt.name(),
                attempt.purpose().word(),
                attempt.kind(),
                attempt.step() + 1,
                attempt.sentAt() == null ? attempt.at() : attempt.sentAt(),
                attempt.state() == Attempt.State.WAITING ? attempt.dueAt() : null,
                attempt.state().name().toLowerCase(Locale.ROOT),
                attempt.tries(),
                attempt.repeat(),
                attempt.reference(),
                attempt.reason());
    }

    private static DecisionView decision(Recorded recorded) {
        var entry = recorded.entry();
        return new DecisionView(
                Long.toString(recorded.id()),
                entry.at(),
                entry.actor().name(),
                entry.verb(),
                entry.text(),
                Map.copyOf(Objects.requireNonNull(entry.facts())));
    }
}
