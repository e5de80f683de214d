package org.nightdesk.jetlag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.absence.AbsenceId;
import org.nightdesk.absence.Absences;
import org.nightdesk.engine.Bell;
import org.nightdesk.jetlag.JetLag.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts in a traveller's night. Cover is proposed, not asked for by itself: who travels may be glad to work by the clocks at home. */
@Component
class JetLags {

    static final String TOPIC = "jet-lags";

    private final JetLagStore store;
    private final Absences absences;
    private final Timeline timeline;
    private final Bell bell;

    JetLags(JetLagStore store, Absences absences, Timeline timeline, Bell bell) {
        this.store = store;
        this.absences = absences;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Those nobody has decided about, soonest first: everybody sees their own, leads all. */
    List<JetLag> open(Viewer viewer, Instant now) {
        return store.open(now).stream()
                .filter(one -> isOwn(one.person(), viewer) || viewer.may(Role.LEAD))
                .toList();
    }

    /** They are out of reach in these hours, for which cover is asked for at once; everybody for themselves, leads for anybody. */
    @Transactional
    AbsenceId ask(JetLagId id, Viewer viewer, Instant now) {
        JetLag open = locked(id, viewer);
        String reason = "Night in " + Place.of(open.zone()).name();
        AbsenceId absence = absences.outOfReach(open.person(), open.span(), reason, open.zone(), viewer, now);
        decided(open, State.ASKED, viewer, now);
        return absence;
    }

    /** They are on call all the same, and it is not proposed again. */
    @Transactional
    void keep(JetLagId id, Viewer viewer, Instant now) {
        decided(locked(id, viewer), State.KEPT, viewer, now);
    }

    private JetLag locked(JetLagId id, Viewer viewer) {
        JetLag found = store.lock(id)
                .filter(one -> isOwn(one.person(), viewer) || viewer.may(Role.LEAD))
                .orElseThrow(() -> new NotFound("jet lag " + id.value()));
        viewer.needs(Role.RESPONDER);
        if (found.state() != State.OPEN) {
            throw Refused.conflict("That is decided already, or is no shift at night any more.");
        }
        return found;
    }

    private void decided(JetLag open, State state, Viewer viewer, Instant now) {
        store.state(open.id(), state);
        timeline.append(Entry.internal(
                open.person().subject(),
                now,
                viewer.actor(),
                state == State.ASKED ? "night-cover-asked" : "night-kept",
                "",
                Map.of(
                        "schedule",
                        open.schedule().value(),
                        "from",
                        open.span().from().toString())));
        bell.ring(TOPIC);
    }

    static boolean isOwn(PersonId person, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == person.value();
    }
}
