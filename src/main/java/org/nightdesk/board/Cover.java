package org.nightdesk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.board.DaysOff.DayOff;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.web.Place;

/**
 * What a picture of a schedule shows: who is on, who would have been, where nobody is, and who they are to the one who looks. {@code stayed}: beyond their
 * shift, because nobody relieved them. {@code away}: parts of shifts in which whoever is on call is not there. {@code holidays}: public ones of these people.
 */
record Cover(
        String name,
        Span span,
        List<Shift> shifts,
        List<Shift> planned,
        List<Shift> shadows,
        List<Span> gaps,
        List<Shift> stayed,
        List<Shift> away,
        List<DayOff> holidays,
        Map<PersonId, Face> people,
        Looker looker,
        Instant now) {

    /** A person as the picture needs them. */
    record Face(String name, ZoneId zone) {}

    /** Who looks, from where, and the other zone that matters. */
    record Looker(PersonId me, Place here, Place there) {}

    private static final int EVENING = 21;
    private static final int MORNING = 6;
    private static final Duration LONG = Duration.ofHours(16);

    Cover with(List<DayOff> known) {
        return new Cover(name, span, shifts, planned, shadows, gaps, stayed, away, known, people, looker, now);
    }

    Face face(PersonId person) {
        return people.getOrDefault(
                person, new Face("Somebody who left", looker.here().zone()));
    }

    boolean isMine(PersonId person) {
        return person.equals(looker.me());
    }

    /** The class of a shift: yours, an override, night where most of it is for the one who does it, or day. */
    String kind(Shift shift) {
        if (shift.override()) {
            return "l-over";
        }
        if (isMine(shift.person())) {
            return "l-mine";
        }
        return isNight(shift) ? "l-night" : "l-shift";
    }

    /** The parts of the plan that somebody gave away. */
    List<Shift> givenAway() {
        List<Shift> away = new ArrayList<>();
        for (Shift plan : planned) {
            Instant at = plan.from();
            for (Shift shift : shifts) {
                boolean keeps = shift.person().equals(plan.person());
                if (keeps
                        && shift.from().isBefore(plan.until())
                        && shift.until().isAfter(at)) {
                    addPart(away, plan, at, shift.from());
                    at = shift.until();
                }
            }
            addPart(away, plan, at, plan.until());
        }
        return away;
    }

    private static void addPart(List<Shift> away, Shift plan, Instant from, Instant until) {
        if (from.isBefore(until)) {
            away.add(new Shift(plan.schedule(), plan.person(), from, until, false));
        }
    }

    boolean isNight(Shift shift) {
        Duration length = Duration.between(shift.from(), shift.until());
        int middle = shift.from()
                .plus(length.dividedBy(2))
                .atZone(face(shift.person()).zone())
                .getHour();
        return length.compareTo(LONG) < 0 && (middle >= EVENING || middle < MORNING);
    }
}
