package org.nightdesk.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What reviews ask to be done; it stays with its owner until it is closed with evidence. */
@Component
@Transactional
class Actions {

    private final ActionStore store;
    private final Reviews reviews;
    private final People people;

    Actions(ActionStore store, Reviews reviews, People people) {
        this.store = store;
        this.reviews = reviews;
        this.people = people;
    }

    Action add(TicketId ticket, ActionDraft wanted, Viewer viewer, Instant now) {
        Review review = reviews.lock(ticket, viewer);
        ActionDraft draft = checked(review, wanted);
        ActionId id = store.insert(review.id(), draft, now);
        reviews.record(review, viewer, "action-added", said(draft), now);
        return action(reviews.fresh(review), id);
    }

    /** Refuses to take owner or date away once the review is approved. */
    Action change(TicketId ticket, ActionId id, ActionDraft wanted, Viewer viewer, Instant now) {
        Review review = reviews.lock(ticket, viewer);
        Action before = action(review, id);
        ActionDraft draft = checked(review, wanted);
        if (draft.equals(new ActionDraft(before.text(), before.owner(), before.dueOn()))) {
            return before;
        }
        store.save(id, draft);
        reviews.record(review, viewer, "action-changed", said(draft), now);
        return action(reviews.fresh(review), id);
    }

    /** Closes it; refuses without evidence. */
    Action close(TicketId ticket, ActionId id, String evidence, Viewer viewer, Instant now) {
        Review review = reviews.lock(ticket, viewer);
        Action action = action(review, id);
        String shown = Texts.line("evidence", evidence, "Say what shows that it is done: a change, a link, a test.");
        store.close(id, Optional.of(new Action.Closed(shown, viewer.actor().name(), now)));
        reviews.record(review, viewer, "action-closed", action.text() + ": " + shown, now);
        return action(reviews.fresh(review), id);
    }

    /** It was not done after all; nothing when it is open. */
    Action reopen(TicketId ticket, ActionId id, Viewer viewer, Instant now) {
        Review review = reviews.lock(ticket, viewer);
        Action action = action(review, id);
        if (action.isOpen()) {
            return action;
        }
        store.close(id, Optional.empty());
        reviews.record(review, viewer, "action-reopened", action.text(), now);
        return action(reviews.fresh(review), id);
    }

    @Transactional(readOnly = true)
    List<Action> openOf(PersonId owner) {
        return store.openOf(owner);
    }

    /** Open ones whose day is before {@code today}. */
    @Transactional(readOnly = true)
    List<Action> late(LocalDate today) {
        return store.late(today);
    }

    static Action action(Review review, ActionId id) {
        return review.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("action " + id.value()));
    }

    private ActionDraft checked(Review review, ActionDraft wanted) {
        String text = Texts.line("text", wanted.text(), "Say what is to be done.");
        wanted.owner().ifPresent(this::refuseWhoCannotWork);
        if (review.isApproved() && (wanted.owner().isEmpty() || wanted.dueOn().isEmpty())) {
            String field = wanted.owner().isEmpty() ? "owner" : "dueOn";
            throw Refused.invalid(field, "The review is approved: its actions have an owner and a date.");
        }
        return new ActionDraft(text, wanted.owner(), wanted.dueOn());
    }

    private void refuseWhoCannotWork(PersonId id) {
        Person person = people.find(id)
                .orElseThrow(() -> Refused.invalid("owner", "There is nobody on the staff with this id."));
        if (!person.active() || !person.role().atLeast(Role.RESPONDER)) {
            throw Refused.invalid("owner", person.name() + " cannot take actions. Choose somebody who works here.");
        }
    }

    private String said(ActionDraft draft) {
        String who = draft.owner().flatMap(people::find).map(Person::name).orElse("nobody yet");
        String when = draft.dueOn().map(Words::day).orElse("no date yet");
        return draft.text() + " (" + who + ", " + when + ")";
    }
}
