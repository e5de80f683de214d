package org.nightdesk.latestart;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.latestart.LateStart.Cover;
import org.nightdesk.latestart.LateStart.State;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.swap.SwapDraft;
import org.nightdesk.swap.Swaps;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was proposed after disturbed nights, and what people make of it. Only they themselves answer. */
@Component
class LateStarts {

    private static final int MOST = 30;

    private final LateStartStore store;
    private final LateStartNews news;
    private final Swaps swaps;
    private final Viewers viewers;
    private final Timeline timeline;

    LateStarts(LateStartStore store, LateStartNews news, Swaps swaps, Viewers viewers, Timeline timeline) {
        this.store = store;
        this.news = news;
        this.swaps = swaps;
        this.viewers = viewers;
        this.timeline = timeline;
    }

    /** The newest first; the last month of them at most. */
    List<LateStart> of(PersonId person) {
        return store.of(person, MOST);
    }

    /** The one that waits for an answer, while there is still something to sleep. */
    Optional<LateStart> open(PersonId person, Instant now) {
        return store.of(person, 1).stream()
                .filter(one -> one.state() == State.PROPOSED && one.rested().isAfter(now))
                .findFirst();
    }

    /** Tells the person; nothing when another node has, or it was proposed before. */
    @Transactional
    void propose(LateStart proposal, Instant now) {
        if (store.insert(proposal, now).isPresent()) {
            record(proposal, "late-start-proposed", Actor.system(), now);
            news.proposed(proposal, now);
        }
    }

    /** They start late, and whoever was proposed is asked to take the hours. Refused when it was answered, or those hours have changed hands. */
    @Transactional
    void take(long id, Person person, Instant now) {
        LateStart proposal = locked(id, person);
        if (!proposal.rested().isAfter(now)) {
            throw Refused.conflict("That time has passed. There is nothing left to cover.");
        }
        Viewer viewer = viewers.of(person);
        proposal.covers().stream()
                .filter(cover ->
                        cover.taker().isPresent() && cover.span().until().isAfter(now))
                .forEach(cover -> swaps.ask(draft(cover, person.id()), viewer, now));
        answered(proposal, State.LATE, person, now);
    }

    /** They start as usual. Refused when it was answered. */
    @Transactional
    void decline(long id, Person person, Instant now) {
        answered(locked(id, person), State.USUAL, person, now);
    }

    private static SwapDraft draft(Cover cover, PersonId owner) {
        return new SwapDraft(
                cover.schedule(),
                owner,
                cover.taker(),
                cover.span().from(),
                cover.span().until(),
                "To rest after pages at night");
    }

    private LateStart locked(long id, Person person) {
        LateStart proposal = store.lock(id, person.id()).orElseThrow(() -> new NotFound("late start " + id));
        if (proposal.state() != State.PROPOSED) {
            throw Refused.conflict("You have answered that already.");
        }
        return proposal;
    }

    private void answered(LateStart proposal, State state, Person person, Instant now) {
        store.answered(proposal.id(), state);
        record(proposal, "late-start-" + state.word(), person.actor(), now);
    }

    private void record(LateStart proposal, String verb, Actor by, Instant now) {
        Map<String, ?> facts = Map.of(
                "evening",
                proposal.evening().toString(),
                "rested",
                proposal.rested().toString());
        timeline.append(Entry.internal(proposal.person().subject(), now, by, verb, "", facts));
    }
}
