package org.nightdesk.cover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.absence.Absences;
import org.nightdesk.absence.Covers;
import org.nightdesk.cover.CoverRequest.State;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts that wait for somebody to cover them. What is taken is an override; both are told. */
@Component
class CoverRequests {

    static final String TOPIC = "covers";

    private final CoverStore store;
    private final CoverNews news;
    private final Covers covers;
    private final Absences absences;
    private final Schedules schedules;
    private final Timeline timeline;
    private final Bell bell;

    CoverRequests(
            CoverStore store,
            CoverNews news,
            Covers covers,
            Absences absences,
            Schedules schedules,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.news = news;
        this.covers = covers;
        this.absences = absences;
        this.schedules = schedules;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Those whose hours are not over, soonest first, whatever became of them. */
    List<CoverRequest> coming(Instant now) {
        return store.coming(now);
    }

    /** Throws NotFound when there is none. */
    CoverRequest request(CoverRequestId id) {
        return store.find(id).orElseThrow(() -> missing(id));
    }

    /** For oneself; leads for anybody. Refused when it is taken already, and when who takes it cannot be on call then. */
    @Transactional
    CoverRequest take(CoverRequestId id, PersonId taker, Viewer viewer, Instant now) {
        viewer.needs(is(taker, viewer) ? Role.RESPONDER : Role.LEAD);
        CoverRequest open = locked(id);
        if (!open.isOpen() || !open.span().until().isAfter(now)) {
            throw Refused.conflict("Somebody has taken it already, or nobody needs to any more.");
        }
        refuseIfBusy(open, taker);
        ShiftOverride made = covers.cover(open.absence(), open.schedule(), taker, open.span(), viewer, now);
        store.taken(id, taker, made.id());
        CoverRequest taken = request(id);
        record(taken, "covered", viewer, now);
        return taken;
    }

    private void refuseIfBusy(CoverRequest open, PersonId taker) {
        if (absences.during(open.span()).stream()
                .anyMatch(absence -> absence.person().equals(taker))) {
            throw Refused.invalid("person", "Who takes it must be there themselves. Choose somebody else.");
        }
        if (schedules.shifts(open.schedule(), open.span().from(), open.span().until()).stream()
                .anyMatch(shift -> shift.person().equals(taker))) {
            throw Refused.invalid("person", "They are on call in this schedule then already. Choose somebody else.");
        }
    }

    /** Only who was asked can say that they cannot. When nobody is left, a lead is told at once. */
    @Transactional
    void decline(CoverRequestId id, Viewer viewer, Instant now) {
        CoverRequest open = locked(id);
        boolean wasAsked = viewer.actor().isPerson()
                && store.declined(id, new PersonId(viewer.actor().id()), now);
        if (!wasAsked) {
            throw new NotFound("cover request " + id.value() + " is asked of somebody else");
        }
        if (open.asked().size() == 1) {
            store.leadAt(id, now);
        }
        record(open, "cover-declined", viewer, now);
    }

    /** As if it had not been taken; others are asked anew. By either of the two, or a lead. */
    @Transactional
    void undo(CoverRequestId id, Viewer viewer, Instant now) {
        CoverRequest taken = locked(id);
        boolean theirs = is(taken.person(), viewer)
                || taken.taker().filter(taker -> is(taker, viewer)).isPresent();
        viewer.needs(theirs ? Role.RESPONDER : Role.LEAD);
        if (taken.state() != State.TAKEN || !taken.span().until().isAfter(now)) {
            throw Refused.conflict("There is nothing to take back any more. Look at it again.");
        }
        schedules.withdrawIfThere(taken.override().orElseThrow(), viewer, now);
        store.state(id, State.UNDONE);
        record(taken, "cover-undone", viewer, now);
        news.undone(taken, viewer.actor().name(), now);
    }

    private CoverRequest locked(CoverRequestId id) {
        return store.lock(id).orElseThrow(() -> missing(id));
    }

    private static NotFound missing(CoverRequestId id) {
        return new NotFound("cover request " + id.value());
    }

    private static boolean is(PersonId person, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == person.value();
    }

    void record(CoverRequest request, String verb, Viewer viewer, Instant now) {
        Map<String, ?> facts = Map.of(
                "cover", request.id().value(),
                "person", request.person().value(),
                "from", request.span().from().toString(),
                "until", request.span().until().toString());
        timeline.append(Entry.internal(request.schedule().subject(), now, viewer.actor(), verb, "", facts));
        bell.ring(TOPIC);
    }
}
