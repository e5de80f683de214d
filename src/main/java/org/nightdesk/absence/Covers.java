package org.nightdesk.absence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody take the shift of whoever is away, and tells both. */
@Component
public class Covers {

    private final Schedules schedules;
    private final Absences absences;
    private final People people;
    private final Memos memos;

    Covers(Schedules schedules, Absences absences, People people, Memos memos) {
        this.schedules = schedules;
        this.absences = absences;
        this.people = people;
        this.memos = memos;
    }

    /**
     * What is past of the span stays as it was. Refused when the span is not within the absence, when somebody else has it already, and when
     * who covers is the one who is away.
     */
    @Transactional
    public ShiftOverride cover(
            AbsenceId id, ScheduleId schedule, PersonId cover, Span span, Viewer viewer, Instant now) {
        Absence absence = absences.absence(id, viewer);
        Span away = absence.span();
        if (span.from().isBefore(away.from()) || span.until().isAfter(away.until())) {
            throw Refused.invalid("from", "The absence has changed meanwhile. Look at its shifts again.");
        }
        if (cover.equals(absence.person())) {
            throw Refused.invalid("person", "They are away themselves. Choose somebody else.");
        }
        schedules.hold(schedule);
        Span still = still(absence, schedule, span, now);
        ShiftOverride made = schedules.override(
                new OverrideDraft(
                        schedule,
                        ShiftOverride.Kind.REPLACE,
                        Optional.of(cover),
                        Optional.of(absence.person()),
                        still.from(),
                        still.until(),
                        "Away"),
                viewer,
                now);
        tell(made, absence.person(), cover, now);
        return made;
    }

    private Span still(Absence absence, ScheduleId schedule, Span span, Instant now) {
        Instant from = span.from().isBefore(now) ? now : span.from();
        boolean open = from.isBefore(span.until())
                && schedules.shifts(schedule, from, span.until()).stream()
                        .anyMatch(shift -> shift.person().equals(absence.person()));
        if (!open) {
            throw Refused.conflict("Somebody covers it already. Look at its shifts again.");
        }
        return new Span(from, span.until());
    }

    private void tell(ShiftOverride made, PersonId away, PersonId cover, Instant now) {
        String schedule = schedules.names().getOrDefault(made.schedule(), "");
        Person one = people.person(away);
        Person other = people.person(cover);
        String path = "/on-call?schedule=" + made.schedule().text();
        memos.send(away, other.name() + " covers your shift", words(made, one, schedule, now), path, now);
        memos.send(cover, "You cover a shift of " + one.name(), words(made, other, schedule, now), path, now);
    }

    private String words(ShiftOverride made, Person reader, String schedule, Instant now) {
        Times times = new Times(now, Place.of(people.zone(reader, now)), List.of());
        return schedule + ", from " + times.title(made.span().from()) + " until "
                + times.title(made.span().until()) + ".";
    }
}
