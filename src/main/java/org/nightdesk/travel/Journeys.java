package org.nightdesk.travel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Whereabouts;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is in another zone for some days. Everybody says it of themselves, leads of anybody. */
@Component
public class Journeys implements Whereabouts {

    private final JourneyStore store;
    private final People people;
    private final Timeline timeline;

    Journeys(JourneyStore store, People people, Timeline timeline) {
        this.store = store;
        this.people = people;
        this.timeline = timeline;
    }

    @Override
    public Optional<ZoneId> zone(PersonId person, Instant at) {
        return store.zone(person, at);
    }

    /** Everybody's that are not over, soonest first; where two overlap the later one counts. For programs, not to be shown. */
    public List<Journey> coming(Instant now) {
        return store.coming(now);
    }

    /** Those that are not over, soonest first. NotFound for whoever may not know. */
    List<Journey> of(PersonId person, Viewer viewer, Instant now) {
        needsRight(person, viewer);
        return store.coming(person, now);
    }

    /** Refused when a value is wrong. */
    @Transactional
    Journey add(JourneyDraft draft, Viewer viewer, Instant now) {
        needsRight(draft.person(), viewer);
        if (people.find(draft.person()).filter(Person::active).isEmpty()) {
            throw Refused.invalid("person", "There is no such person here. Choose somebody who is active.");
        }
        draft.refuseIfWrong(now);
        Journey made = store.find(store.insert(draft)).orElseThrow();
        record(made, "travels", "In %s, from %s to %s.", viewer, now);
        return made;
    }

    /** NotFound when it is nobody's, or not for the viewer to take away. */
    @Transactional
    void remove(JourneyId id, Viewer viewer, Instant now) {
        Journey gone = store.find(id).orElseThrow(() -> new NotFound("journey " + id.value()));
        needsRight(gone.person(), viewer);
        if (store.delete(id)) {
            record(gone, "stays", "Not in %s, from %s to %s, after all.", viewer, now);
        }
    }

    private static void needsRight(PersonId person, Viewer viewer) {
        boolean own = viewer.actor().isPerson() && viewer.actor().id() == person.value();
        viewer.needs(own ? Role.RESPONDER : Role.LEAD);
    }

    private void record(Journey journey, String verb, String words, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(
                journey.person().subject(),
                now,
                viewer.actor(),
                verb,
                words.formatted(Place.of(journey.zone()).name(), journey.first(), journey.last()),
                Map.of("journey", journey.id().value())));
    }
}
