package org.nightdesk.swap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.swap.Swap.State;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts that change hands. What is accepted is an override; both are told of everything. */
@Component
public class Swaps {

    static final String TOPIC = "swaps";

    private final SwapStore store;
    private final SwapCheck check;
    private final SwapNews news;
    private final Schedules schedules;
    private final Timeline timeline;
    private final Bell bell;

    Swaps(SwapStore store, SwapCheck check, SwapNews news, Schedules schedules, Timeline timeline, Bell bell) {
        this.store = store;
        this.check = check;
        this.news = news;
        this.schedules = schedules;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Those that are not over, soonest first, whatever became of them. */
    List<Swap> coming(Instant now) {
        return store.coming(now);
    }

    /** Throws NotFound when there is none. */
    public Swap swap(SwapId id) {
        return store.find(id).orElseThrow(() -> new NotFound("swap " + id.value()));
    }

    /** For one's own shift; leads for anybody's. Refused when a value is wrong. */
    @Transactional
    public Swap ask(SwapDraft draft, Viewer viewer, Instant now) {
        viewer.needs(is(draft.owner(), viewer) ? Role.RESPONDER : Role.LEAD);
        Swap asked = insert(draft, viewer, now);
        record(asked, "swap-asked", viewer, now);
        news.asked(asked, now);
        return asked;
    }

    /** At once, without being asked: somebody takes a shift themselves, or a lead gives it to them. */
    @Transactional
    Swap give(SwapDraft draft, Viewer viewer, Instant now) {
        PersonId taker = draft.taker().orElseThrow(() -> Refused.invalid("taker", "Say who is on call instead."));
        viewer.needs(is(taker, viewer) ? Role.RESPONDER : Role.LEAD);
        return accept(insert(draft, viewer, now), taker, viewer, now);
    }

    private Swap insert(SwapDraft draft, Viewer viewer, Instant now) {
        schedules.hold(draft.schedule());
        check.refuseIfWrong(draft, now);
        return swap(store.insert(draft, viewer.actor().name(), now));
    }

    /** By whoever is asked; by anybody but the owner when nobody is named. */
    @Transactional
    Swap accept(SwapId id, Viewer viewer, Instant now) {
        Swap asked = locked(id, State.ASKED);
        PersonId taker =
                asked.taker().orElseGet(() -> new PersonId(viewer.actor().id()));
        viewer.needs(Role.RESPONDER);
        if (!is(taker, viewer)) {
            throw new NotFound("swap " + id.value() + " is asked of somebody else");
        }
        schedules.hold(asked.schedule());
        SwapDraft draft = new SwapDraft(
                asked.schedule(),
                asked.owner(),
                Optional.of(taker),
                asked.span().from(),
                asked.span().until(),
                "");
        check.refuseIfWrong(draft, now);
        return accept(asked, taker, viewer, now);
    }

    // Who was on call until now stays who was.
    private Swap accept(Swap asked, PersonId taker, Viewer viewer, Instant now) {
        Instant from = asked.span().from();
        ShiftOverride made = schedules.override(
                new OverrideDraft(
                        asked.schedule(),
                        ShiftOverride.Kind.REPLACE,
                        Optional.of(taker),
                        Optional.of(asked.owner()),
                        from.isBefore(now) ? now : from,
                        asked.span().until(),
                        "Swap"),
                viewer,
                now);
        store.accepted(asked.id(), taker, made.id(), now);
        Swap accepted = swap(asked.id());
        record(accepted, "swapped", viewer, now);
        news.accepted(accepted, now);
        return accepted;
    }

    /** By whoever is asked. */
    @Transactional
    void decline(SwapId id, Viewer viewer, Instant now) {
        Swap asked = locked(id, State.ASKED);
        if (asked.taker().filter(taker -> is(taker, viewer)).isEmpty()) {
            throw new NotFound("swap " + id.value() + " is asked of somebody else");
        }
        end(asked, State.DECLINED, viewer, now);
    }

    /** What was asked is not asked any more; what was accepted counts no longer. By either of the two, or a lead. */
    @Transactional
    void undo(SwapId id, Viewer viewer, Instant now) {
        Swap swap = store.lock(id).orElseThrow(() -> new NotFound("swap " + id.value()));
        boolean theirs = is(swap.owner(), viewer)
                || swap.taker().filter(taker -> is(taker, viewer)).isPresent();
        viewer.needs(theirs ? Role.RESPONDER : Role.LEAD);
        if (!swap.span().until().isAfter(now)) {
            throw Refused.conflict("These hours are over. Who was on call in them stays as it was.");
        }
        switch (swap.state()) {
            case ASKED -> end(swap, State.WITHDRAWN, viewer, now);
            case ACCEPTED -> {
                schedules.withdrawIfThere(swap.override().orElseThrow(), viewer, now);
                end(swap, State.UNDONE, viewer, now);
            }
            case DECLINED, WITHDRAWN, UNDONE -> throw Refused.conflict("It is over already. Look at it again.");
        }
    }

    private void end(Swap swap, State state, Viewer viewer, Instant now) {
        store.ended(swap.id(), state, now);
        record(swap, "swap-" + state.word(), viewer, now);
        news.ended(swap, state, viewer.actor().name(), now);
    }

    private Swap locked(SwapId id, State state) {
        Swap swap = store.lock(id).orElseThrow(() -> new NotFound("swap " + id.value()));
        if (swap.state() != state) {
            throw Refused.conflict("It has been answered already. Look at it again.");
        }
        return swap;
    }

    private static boolean is(PersonId person, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == person.value();
    }

    private void record(Swap swap, String verb, Viewer viewer, Instant now) {
        Map<String, ?> facts = Map.of(
                "swap", swap.id().value(),
                "owner", swap.owner().value(),
                "taker", swap.taker().map(PersonId::value).orElse(0L),
                "from", swap.span().from().toString(),
                "until", swap.span().until().toString());
        timeline.append(Entry.internal(swap.schedule().subject(), now, viewer.actor(), verb, swap.note(), facts));
        bell.ring(TOPIC);
    }
}
