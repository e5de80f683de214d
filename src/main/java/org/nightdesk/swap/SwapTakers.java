package org.nightdesk.swap;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.absence.Candidate;
import org.nightdesk.absence.Candidates;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Puts those who may take a shift before the others, as soon as the form says which. */
@Component
class SwapTakers {

    private static final Duration LONGEST = Duration.ofDays(31);

    private final Candidates candidates;
    private final Schedules schedules;

    SwapTakers(Candidates candidates, Schedules schedules) {
        this.candidates = candidates;
        this.schedules = schedules;
    }

    /** Everybody of {@code staff}, which is id to name; the least loaded who may take it first, and said to be. */
    Map<String, String> of(Form form, Optional<PersonId> me, Map<String, String> staff, Place place, Instant now) {
        Map<String, String> takers = new LinkedHashMap<>();
        candidates(form, me, place, now)
                .forEach(one -> takers.put(
                        one.person().text(), one.name() + (one.leastLoaded() ? ", least loaded" : ", free then")));
        staff.forEach(takers::putIfAbsent);
        return takers;
    }

    private List<Candidate> candidates(Form form, Optional<PersonId> me, Place place, Instant now) {
        Optional<ScheduleId> schedule = ScheduleId.parse(form.value("schedule")).filter(schedules.names()::containsKey);
        Optional<PersonId> owner = PersonId.parse(form.value("owner")).or(() -> me);
        return schedule.isEmpty() || owner.isEmpty()
                ? List.of()
                : span(form, place)
                        .map(span -> candidates.of(schedules.schedule(schedule.get(), now), owner.get(), span, now))
                        .orElse(List.of());
    }

    // What cannot be read yet proposes nobody; that it is wrong is said when it is asked.
    private static Optional<Span> span(Form form, Place place) {
        try {
            Instant from = WallTime.typed("from", form.values(), place.zone());
            Instant until = WallTime.typed("until", form.values(), place.zone());
            return from.isBefore(until) && Duration.between(from, until).compareTo(LONGEST) <= 0
                    ? Optional.of(new Span(from, until))
                    : Optional.empty();
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }
}
