package org.nightdesk.ledger;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people say by what their load is reckoned, and leads how big somebody's share is. Counts for the past as well. */
@Component
class Arrangements {

    private final TermsStore store;
    private final Rights rights;
    private final Timeline timeline;

    Arrangements(TermsStore store, Rights rights, Timeline timeline) {
        this.store = store;
        this.rights = rights;
        this.timeline = timeline;
    }

    Terms of(PersonId person) {
        return store.of(List.of(person)).getOrDefault(person, Terms.USUAL);
    }

    /** For themselves. Refused when there is no such place. */
    @Transactional
    void live(Person person, String holidays, LocalTime starts, Instant now) {
        Terms terms = of(person.id()).with(holidays, starts).checked();
        put(person.id(), terms, person.actor(), now);
    }

    /** NotFound for who does not lead the team, or when the person is not in it; refused unless it is 1 to 100. */
    @Transactional
    void share(TeamId team, PersonId person, int percent, Viewer viewer, Instant now) {
        if (!rights.members(team, viewer).contains(person)) {
            throw new NotFound("person " + person.value() + " in team " + team.value());
        }
        put(person, of(person).withPercent(percent).checked(), viewer.actor(), now);
    }

    private void put(PersonId person, Terms terms, Actor by, Instant now) {
        store.put(person, terms);
        Map<String, ?> facts =
                Map.of("holidays", terms.holidays(), "starts", terms.starts().toString(), "percent", terms.percent());
        timeline.append(Entry.internal(person.subject(), now, by, "load-terms", "", facts));
    }
}
