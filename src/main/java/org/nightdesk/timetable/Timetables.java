package org.nightdesk.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightdesk.chore.Rhythm;
import org.nightdesk.engine.Bell;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.people.PersonId;
import org.nightdesk.sla.Agreements;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of timetables: somebody whose plan it is makes one, somebody else approves it once for as long as nothing about it is different. */
@Component("runTimetables")
class Timetables {

    private static final int LONGEST = 2_000;

    private final TimetableStore store;
    private final Agreements calendars;
    private final Timeline timeline;
    private final Bell bell;

    Timetables(TimetableStore store, Agreements calendars, Timeline timeline, Bell bell) {
        this.store = store;
        this.calendars = calendars;
        this.timeline = timeline;
        this.bell = bell;
    }

    Timetable timetable(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("timetable " + id));
    }

    /** The newest first; an empty playbook is any. */
    List<Timetable> all(String playbook, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all(playbook);
    }

    /**
     * Begins what that plan says by the clock, in the name of whoever makes it. Refused for a plan of somebody else's, for one that cannot be taken back, as that wants a person who types a name each time, and for a
     * program's token. For agents.
     */
    @Transactional
    public Timetable create(KeptPlan plan, TimetableDraft draft, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        if (!by.actor().isPerson() || !plan.author().equals(by.actor())) {
            throw Refused.conflict("Only whoever made a plan has it begun by the clock: it runs in their name.");
        }
        if (plan.declined().isPresent()) {
            throw Refused.conflict("Somebody declined this plan. Make a new one.");
        }
        if (!Executions.toType(plan.plan()).isEmpty()) {
            throw Refused.conflict(
                    "Some of it cannot be taken back: somebody types the name each time, so no clock begins it.");
        }
        Rhythm rhythm = draft.rhythm();
        Optional<Long> calendar = draft.calendarId();
        Timetable wanted = new Timetable(
                0,
                plan.plan().playbook().id(),
                plan.plan().playbook().version(),
                plan.plan().playbook().name(),
                plan.plan().parameters(),
                plan.plan().reason(),
                Core.of(plan.plan()),
                plan.id().text(),
                rhythm,
                calendar,
                new PersonId(by.actor().id()),
                1,
                Optional.empty(),
                Optional.empty(),
                false);
        long id = store.insert(wanted, next(rhythm, calendar, now));
        return recorded(id, "made", rhythm.words(), by, now);
    }

    /** Another time; what was approved is approved no longer. For whoever made it, and leads. */
    @Transactional
    public Timetable change(long id, TimetableDraft draft, Viewer by, Instant now) {
        changeable(id, by);
        Rhythm rhythm = draft.rhythm();
        store.change(id, rhythm, draft.calendarId(), next(rhythm, draft.calendarId(), now));
        return recorded(id, "changed", rhythm.words(), by, now);
    }

    /** It begins nothing any more. For whoever made it, and leads. */
    @Transactional
    public Timetable retire(long id, Viewer by, Instant now) {
        changeable(id, by);
        store.retire(id);
        return recorded(id, "retired", "", by, now);
    }

    /** Says yes to exactly this, each time, until anything about it is different. {@code core} is the hash of what was seen. Refused for its author, and for a token. For agents. */
    @Transactional
    public Timetable approve(long id, String core, String word, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Timetable one =
                store.lock(id).filter(kept -> !kept.retired()).orElseThrow(() -> new NotFound("timetable " + id));
        if (!by.actor().isPerson()) {
            throw Refused.conflict(
                    "A person approves, not a program: do it on its page, or with a token of your own from your profile.");
        }
        if (one.author().value() == by.actor().id()) {
            throw Refused.conflict("You made it. Somebody else approves it.");
        }
        if (!one.core().equals(core)) {
            throw Refused.conflict("What you saw was something else. Look at it first.");
        }
        if (word.length() > LONGEST) {
            throw Refused.invalid("word", "Say it in at most 2,000 letters.");
        }
        if (!store.approve(one, new PersonId(by.actor().id()), by.actor().name(), word.strip(), now)) {
            throw Refused.conflict("Somebody has approved it already.");
        }
        return recorded(id, "approved", word.strip(), by, now);
    }

    private void changeable(long id, Viewer by) {
        Timetable one =
                store.lock(id).filter(kept -> !kept.retired()).orElseThrow(() -> new NotFound("timetable " + id));
        by.needs(Role.AGENT);
        if (!by.actor().isPerson() || one.author().value() != by.actor().id()) {
            by.needs(Role.LEAD);
        }
    }

    /** When it comes next. Refused when by that calendar it never does. */
    Instant next(Rhythm rhythm, Optional<Long> calendar, Instant after) {
        Predicate<LocalDate> isOpen = calendar.map(id -> calendars.calendar(id).draft())
                .<Predicate<LocalDate>>map(draft -> draft::isOpenOn)
                .orElse(day -> true);
        return rhythm.next(after, isOpen)
                .orElseThrow(() -> Refused.invalid("calendar", "By that calendar it never comes."));
    }

    Timetable recorded(long id, String verb, String text, Viewer by, Instant now) {
        Timetable one = store.find(id).orElseThrow();
        timeline.append(Entry.internal(
                one.subject(), now, by.actor(), verb, text, Map.of("playbook", one.playbook(), "core", one.core())));
        bell.ring(TimetableWork.TOPIC);
        return one;
    }
}
