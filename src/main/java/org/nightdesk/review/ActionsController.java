package org.nightdesk.review;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.review.ReviewView.ActionView;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reviews/{id}/actions}. */
@RestController
@RequestMapping("/api/v1/reviews/{review}/actions")
class ActionsController {

    record NewActionBody(String text, Optional<String> owner, Optional<LocalDate> dueOn) {}

    /** {@code state} is open or closed; closing needs {@code evidence}. What is left out stays as it is. */
    record ActionChangeBody(
            Optional<String> text,
            Optional<String> owner,
            Optional<LocalDate> dueOn,
            Optional<String> state,
            Optional<String> evidence) {}

    private final Reviews reviews;
    private final Actions actions;
    private final InstantSource clock;

    ActionsController(Reviews reviews, Actions actions, InstantSource clock) {
        this.reviews = reviews;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping
    Listed<ActionView> list(@PathVariable String review, Window window, Viewer viewer) {
        Review found = reviews.review(ReviewsController.ticket(review), viewer);
        return window.cut(found.actions(), action -> action.id().value(), ActionView::of);
    }

    @GetMapping("/{id}")
    ActionView show(@PathVariable String review, @PathVariable String id, Viewer viewer) {
        return ActionView.of(action(ReviewsController.ticket(review), id, viewer));
    }

    @PostMapping
    ResponseEntity<ActionView> add(@PathVariable String review, Viewer viewer, @RequestBody NewActionBody body) {
        ActionDraft draft = new ActionDraft(body.text(), body.owner().map(ActionsController::person), body.dueOn());
        Action added = actions.add(ReviewsController.ticket(review), draft, viewer, clock.instant());
        return ResponseEntity.created(URI.create(
                        "/api/v1/reviews/" + review + "/actions/" + added.id().text()))
                .body(ActionView.of(added));
    }

    @PatchMapping("/{id}")
    @Transactional
    ActionView change(
            @PathVariable String review,
            @PathVariable String id,
            Viewer viewer,
            IfMatch ifMatch,
            @RequestBody ActionChangeBody body) {
        TicketId ticket = ReviewsController.ticket(review);
        reviews.lock(ticket, viewer);
        Action before = action(ticket, id, viewer);
        ifMatch.holds(ActionView.of(before));
        Instant now = clock.instant();
        ActionDraft draft = new ActionDraft(
                body.text().orElse(before.text()),
                body.owner().map(ActionsController::person).or(before::owner),
                body.dueOn().or(before::dueOn));
        actions.change(ticket, before.id(), draft, viewer, now);
        settle(ticket, before, body, viewer, now);
        return show(review, id, viewer);
    }

    private void settle(TicketId ticket, Action before, ActionChangeBody body, Viewer viewer, Instant now) {
        String state = body.state().orElse(body.evidence().isPresent() ? "closed" : before.word());
        switch (state) {
            case "open" -> actions.reopen(ticket, before.id(), viewer, now);
            case "closed" -> close(ticket, before, body.evidence(), viewer, now);
            default -> throw Refused.invalid("state", "An action is open or closed, not \"" + state + "\".");
        }
    }

    private void close(TicketId ticket, Action before, Optional<String> evidence, Viewer viewer, Instant now) {
        if (before.isOpen() || evidence.isPresent()) {
            actions.close(ticket, before.id(), evidence.orElse(""), viewer, now);
        }
    }

    private Action action(TicketId ticket, String id, Viewer viewer) {
        ActionId action = ActionId.parse(id).orElseThrow(() -> new NotFound("no action " + id));
        return Actions.action(reviews.review(ticket, viewer), action);
    }

    private static PersonId person(String id) {
        return PersonId.parse(id)
                .orElseThrow(() -> Refused.invalid("owner", "There is nobody on the staff with id " + id + "."));
    }
}
