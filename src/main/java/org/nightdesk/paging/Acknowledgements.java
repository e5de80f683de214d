package org.nightdesk.paging;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.escalation.Place;
import org.nightdesk.paging.AnswerStore.Answer;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Somebody says "mine", alone or as one of several who must, and gives it back. Pages that come here are locked. */
@Component
class Acknowledgements {

    private final PageStore pages;
    private final AttemptStore attempts;
    private final AnswerStore answers;
    private final Training training;
    private final Decisions decisions;
    private final ApplicationEventPublisher events;

    Acknowledgements(
            PageStore pages,
            AttemptStore attempts,
            AnswerStore answers,
            Training training,
            Decisions decisions,
            ApplicationEventPublisher events) {
        this.pages = pages;
        this.attempts = attempts;
        this.answers = answers;
        this.training = training;
        this.decisions = decisions;
        this.events = events;
    }

    /** As {@link Pages#acknowledge(PageId, Actor, Optional, Instant)}, of a page that is locked. */
    Page take(Page page, Actor by, Optional<Instant> until, String way, Instant now) {
        page.refuseWhenOver();
        until.filter(end -> !end.isAfter(now)).ifPresent(past -> {
            throw Refused.invalid("until", "That time has passed. Choose one that lies ahead, or none.");
        });
        Optional<PersonId> person = by.isPerson() ? Optional.of(new PersonId(by.id())) : Optional.empty();
        if (page.state() instanceof PageState.Acknowledged before
                && before.by().equals(person)
                && before.name().equals(by.name())
                && before.until().equals(until)) {
            return page;
        }
        person.ifPresent(id -> refuseInTraining(page, id, now));
        person.ifPresent(id -> attempts.answered(page.id(), id, way, now));
        if (page.place().needed() < 2) {
            taken(page, person, by, until, way, now);
        } else {
            joined(page, person, by, until, way, now);
        }
        events.publishEvent(new PageAcknowledged(page.id(), page.subject(), by, now, until));
        return pages.find(page.id()).orElseThrow();
    }

    // Who has answered is not asked again; the others are, until enough have.
    private void joined(
            Page page, Optional<PersonId> person, Actor by, Optional<Instant> until, String way, Instant now) {
        boolean fresh = answers.put(page.id(), by, until, now);
        List<Answer> given = answers.of(page.id());
        if (given.size() >= page.place().needed()) {
            taken(
                    page,
                    person,
                    by,
                    given.stream().flatMap(one -> one.until().stream()).min(Instant::compareTo),
                    way,
                    now);
        } else if (fresh) {
            person.ifPresent(id -> attempts.spare(page.id(), id));
            decisions.record(
                    page,
                    "joined",
                    by,
                    given.size() + " of " + page.place().needed() + " who must answer",
                    facts(Optional.empty(), way),
                    now);
        }
    }

    private void taken(
            Page page, Optional<PersonId> person, Actor by, Optional<Instant> until, String way, Instant now) {
        pages.save(page, new PageState.Acknowledged(person, by.name(), now, until), page.place(), until.orElse(null));
        attempts.callOff(page.id());
        decisions.record(page, "acknowledged", by, "", facts(until, way), now);
    }

    private static Map<String, ?> facts(Optional<Instant> until, String way) {
        Map<String, String> facts = new HashMap<>();
        until.ifPresent(end -> facts.put("until", end.toString()));
        if (!way.isEmpty()) {
            facts.put("way", way);
        }
        return facts;
    }

    /** Whether there was anything to give back; then paging goes on, from the first step when it had ended. */
    boolean giveBack(Page page, Actor by, Instant now) {
        if (page.state() instanceof PageState.Acknowledged) {
            answers.forget(page.id());
            pages.save(page, new PageState.Paging(), Place.START, now);
        } else if (!page.state().calling() || !answers.forget(page.id(), by)) {
            return false;
        }
        givenBack(page, by, now);
        return true;
    }

    private void givenBack(Page page, Actor by, Instant now) {
        decisions.record(page, "given-back", by, "", now);
        if (answers.of(page.id()).isEmpty()) {
            events.publishEvent(new PageResumed(page.id(), page.subject(), now));
        }
    }

    /** Whoever passes it on is not asked again by the methods that wait. */
    void takenFrom(Page page, Actor by, Instant now) {
        if (page.state() instanceof PageState.Acknowledged) {
            answers.forget(page.id());
            events.publishEvent(new PageResumed(page.id(), page.subject(), now));
        }
        answers.forget(page.id(), by);
        if (by.isPerson()) {
            attempts.spare(page.id(), new PersonId(by.id()));
        }
    }

    /** Refused to trainees whom no lead has signed off. */
    void refuseInTraining(Page page, PersonId person, Instant now) {
        training.objection(page, person, now).ifPresent(objection -> {
            throw Refused.conflict(objection);
        });
    }
}
