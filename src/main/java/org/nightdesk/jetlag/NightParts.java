package org.nightdesk.jetlag;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightdesk.absence.Absences;
import org.nightdesk.ledger.Part;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.travel.Journey;
import org.springframework.stereotype.Component;

/**
 * Finds the hours of somebody's shifts that are night where they are and would not have been at home: 23:00 to 06:00 on the wall there, as in the
 * load ledger, and not on the wall at home; an hour on end at least, so that one zone further matters to nobody. Of a journey, its first 31 days:
 * who is longer in a place lives by its clocks. Hours in which they are away already are not among them.
 */
@Component
class NightParts {

    /** Every offset of the tz database in use is a multiple of it, so that no clock strikes within. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration A_JOURNEY = Duration.ofDays(31);

    private final Schedules schedules;
    private final Absences absences;

    NightParts(Schedules schedules, Absences absences) {
        this.schedules = schedules;
        this.absences = absences;
    }

    /** From {@code now} on. {@code journeys} are all of this person's: one within another counts while it lasts. */
    List<NightPart> of(Person person, List<Journey> journeys, Instant now) {
        return journeys.stream()
                .flatMap(journey -> of(journey, person, journeys, now).stream())
                .toList();
    }

    private List<NightPart> of(Journey journey, Person person, List<Journey> journeys, Instant now) {
        Instant from = journey.from().isAfter(now) ? journey.from() : now;
        Instant last = journey.from().plus(A_JOURNEY);
        Instant until = journey.until().isBefore(last) ? journey.until() : last;
        if (!from.isBefore(until)) {
            return List.of();
        }
        Predicate<Instant> night =
                at -> there(journeys, at).filter(journey::equals).isPresent()
                        && isNight(journey.zone(), at)
                        && !isNight(person.zone(), at);
        List<Span> away = away(person.id(), new Span(from, until));
        return schedules.naming(List.of(person.id())).stream()
                .flatMap(id -> schedules.shifts(id, from, until).stream())
                .filter(shift -> shift.person().equals(person.id()))
                .flatMap(shift -> spans(shift, night).stream()
                        .filter(span -> away.stream()
                                .noneMatch(absent -> absent.within(span).isPresent()))
                        .map(span -> new NightPart(journey, shift.schedule(), span)))
                .toList();
    }

    private List<Span> away(PersonId person, Span span) {
        return absences.during(span).stream()
                .filter(absence -> absence.person().equals(person))
                .map(absence -> absence.span())
                .toList();
    }

    private static Optional<Journey> there(List<Journey> journeys, Instant at) {
        return journeys.stream()
                .filter(one -> !at.isBefore(one.from()) && at.isBefore(one.until()))
                .reduce((one, later) -> later);
    }

    private static boolean isNight(ZoneId zone, Instant at) {
        return Part.of(LocalTime.ofInstant(at, zone)) == Part.NIGHT;
    }

    private static List<Span> spans(Shift shift, Predicate<Instant> night) {
        List<Span> spans = new ArrayList<>();
        @Nullable Instant begun = null;
        Instant at = shift.from();
        while (at.isBefore(shift.until())) {
            boolean dark = night.test(at);
            if (dark && begun == null) {
                begun = at;
            }
            if (!dark && begun != null) {
                add(spans, begun, at);
                begun = null;
            }
            at = next(at);
        }
        if (begun != null) {
            add(spans, begun, shift.until());
        }
        return spans;
    }

    private static Instant next(Instant at) {
        long step = STEP.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(at.getEpochSecond(), step) + 1) * step);
    }

    private static void add(List<Span> spans, Instant from, Instant until) {
        if (Duration.between(from, until).compareTo(LEAST) >= 0) {
            spans.add(new Span(from, until));
        }
    }
}
