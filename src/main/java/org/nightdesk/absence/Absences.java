package org.nightdesk.absence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when. Staff see when; why, only a lead and whoever is away. */
@Component
public class Absences {

    static final String TOPIC = "absences";

    private static final Duration LONGEST = Duration.ofDays(731);
    private static final Duration LONGEST_UNREACHABLE = Duration.ofDays(14);
    private static final int LONGEST_REASON = 500;

    private final AbsenceStore store;
    private final People people;
    private final Timeline timeline;
    private final Bell bell;

    Absences(AbsenceStore store, People people, Timeline timeline, Bell bell) {
        this.store = store;
        this.people = people;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Those that touch the span, soonest first, without their reasons. */
    public List<Absence> during(Span span) {
        return store.touching(span).stream().map(Absences::withoutReason).toList();
    }

    /** The times in which somebody cannot be reached that are not over, soonest first, without their reasons. */
    public List<Absence> unreachable(Instant now) {
        return store.unreachable(now).stream().map(Absences::withoutReason).toList();
    }

    List<Absence> during(Span span, Viewer viewer) {
        return store.touching(span).stream().map(one -> seenBy(viewer, one)).toList();
    }

    /** Throws NotFound when there is none. */
    Absence absence(AbsenceId id, Viewer viewer) {
        return store.find(id).map(one -> seenBy(viewer, one)).orElseThrow(() -> new NotFound("absence " + id.value()));
    }

    /** Everybody for themselves, leads for anybody. Refused when a value is wrong. */
    @Transactional
    Absence add(AbsenceDraft draft, Viewer viewer, Instant now) {
        needsRight(draft.person(), viewer);
        check(draft, now);
        AbsenceId id = store.insert(draft, false);
        Absence made = store.find(id).orElseThrow();
        record(made, "absent", viewer.actor(), now);
        return made;
    }

    /**
     * Somebody cannot be reached in these hours, so that cover is asked for; {@code reason} is for themselves and leads. Everybody for themselves,
     * leads for anybody. Refused when the hours are over or more than 14 days.
     */
    @Transactional
    public AbsenceId outOfReach(PersonId person, Span span, String reason, ZoneId zone, Viewer viewer, Instant now) {
        return add(new AbsenceDraft(person, span.from(), span.until(), false, reason, true, zone), viewer, now)
                .id();
    }

    /** Refused for what comes from a calendar: it would come again. */
    @Transactional
    void remove(AbsenceId id, Viewer viewer, Instant now) {
        Absence gone = absence(id, viewer);
        needsRight(gone.person(), viewer);
        if (gone.fromCalendar()) {
            throw Refused.conflict("It stands in their own calendar. Take it out there, or take the calendar away.");
        }
        store.delete(id);
        record(gone, "back", viewer.actor(), now);
    }

    /** What their own calendar says now. What it said before and says still stays as it is, with its identity. */
    @Transactional
    void follow(PersonId person, List<AbsenceDraft> drafts, Instant now) {
        Map<Span, Absence> before = store.byCalendar(person, now).stream()
                .collect(Collectors.toMap(Absence::span, one -> one, (one, other) -> one));
        Set<Span> said = drafts.stream()
                .map(draft -> new Span(draft.from(), draft.until()))
                .collect(Collectors.toSet());
        before.values().stream().filter(one -> !said.contains(one.span())).forEach(gone -> {
            store.delete(gone.id());
            record(gone, "back", Actor.system(), now);
        });
        drafts.stream()
                .filter(draft -> !before.containsKey(new Span(draft.from(), draft.until())))
                .map(draft -> store.find(store.insert(draft, true)).orElseThrow())
                .forEach(made -> record(made, "absent", Actor.system(), now));
    }

    static void needsRight(PersonId person, Viewer viewer) {
        viewer.needs(isOwn(person, viewer) ? Role.RESPONDER : Role.LEAD);
    }

    private static boolean isOwn(PersonId person, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == person.value();
    }

    private void check(AbsenceDraft draft, Instant now) {
        if (people.find(draft.person()).filter(Person::active).isEmpty()) {
            throw Refused.invalid("person", "There is no such person here. Choose somebody who is active.");
        }
        if (!draft.from().isBefore(draft.until())) {
            throw Refused.invalid("until", "An absence ends after it begins. Choose a later end.");
        }
        if (!draft.until().isAfter(now)) {
            throw Refused.invalid("until", "That is over. Choose an end that is still to come.");
        }
        if (Duration.between(draft.from(), draft.until()).compareTo(LONGEST) > 0) {
            throw Refused.invalid("until", "An absence lasts two years at most. Choose an earlier end.");
        }
        if (draft.unreachable() && Duration.between(draft.from(), draft.until()).compareTo(LONGEST_UNREACHABLE) > 0) {
            throw Refused.invalid("until", "Nobody is asked to cover for more than 14 days. Leave the tick out.");
        }
        if (draft.reason().length() > LONGEST_REASON) {
            throw Refused.invalid("reason", "Say why in at most 500 characters.");
        }
    }

    private static Absence seenBy(Viewer viewer, Absence absence) {
        return viewer.may(Role.LEAD) || isOwn(absence.person(), viewer) ? absence : withoutReason(absence);
    }

    private static Absence withoutReason(Absence absence) {
        return new Absence(
                absence.id(),
                absence.person(),
                absence.span(),
                absence.wholeDays(),
                "",
                absence.fromCalendar(),
                absence.unreachable(),
                absence.zone());
    }

    private void record(Absence absence, String verb, Actor actor, Instant now) {
        Map<String, ?> facts = Map.of(
                "absence", absence.id().value(),
                "from", absence.span().from().toString(),
                "until", absence.span().until().toString());
        Subject person = Subject.of("person", absence.person().value());
        timeline.append(Entry.internal(person, now, actor, verb, "", facts));
        bell.ring(TOPIC);
    }
}
