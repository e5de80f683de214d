package org.nightdesk.absence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.holiday.DaysOffFeeds;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People's own calendars, whose whole-day events are absences of theirs. */
@Component
class Calendars {

    private final CalendarStore store;
    private final Absences absences;
    private final DaysOffFeeds feeds;
    private final Bell bell;

    Calendars(CalendarStore store, Absences absences, DaysOffFeeds feeds, Bell bell) {
        this.store = store;
        this.absences = absences;
        this.feeds = feeds;
        this.bell = bell;
    }

    /** How the last reading of it went; empty when they have given none. */
    Optional<CalendarStore.State> find(PersonId person) {
        return store.find(person);
    }

    /** Read at once, and every six hours. Refused when the address cannot be one. */
    @Transactional
    void follow(PersonId person, String address, Viewer viewer, Instant now) {
        Absences.needsRight(person, viewer);
        String problem = address.isBlank() ? "Paste the address of an iCalendar." : feeds.problemWith(address);
        if (!problem.isEmpty()) {
            throw Refused.invalid("address", problem);
        }
        store.put(person, address.strip(), now);
        bell.ring(CalendarReader.TOPIC);
    }

    /** The absences that came from it and are not over go with it. */
    @Transactional
    void leave(PersonId person, Viewer viewer, Instant now) {
        Absences.needsRight(person, viewer);
        store.remove(person);
        absences.follow(person, List.of(), now);
        bell.ring(Absences.TOPIC);
    }
}
