package org.nightdesk.datasource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who sees the personal columns of a data source: nobody, unless an administrator says so, with a reason and for a time. */
@Component
public class Sights {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_HOURS = 168;

    private final SightStore store;
    private final Sources sources;
    private final People people;
    private final Timeline timeline;

    Sights(SightStore store, Sources sources, People people, Timeline timeline) {
        this.store = store;
        this.sources = sources;
        this.people = people;
        this.timeline = timeline;
    }

    /** Whether this person sees them now; tokens never do. */
    public boolean has(long source, Actor actor, Instant now) {
        return actor.isPerson() && store.has(source, actor.id(), now);
    }

    /** Those that go on, the first to end first. */
    List<Sight> of(long source, Instant now) {
        return store.of(source, now);
    }

    /** Refused when nobody who works here has that mail address, without a reason, or for longer than a week. */
    @Transactional
    void give(long source, String email, String reason, String hours, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Source on = sources.source(source);
        Person person = people.findByEmail(email.strip())
                .filter(one -> one.active() && one.role().atLeast(Role.RESPONDER))
                .orElseThrow(() -> Refused.invalid("email", "Nobody who works here has this mail address."));
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw Refused.invalid("reason", "Say why, in at most 500 letters: it is kept.");
        }
        int length = hours.strip().matches("\\d{1,3}") ? Integer.parseInt(hours.strip()) : 0;
        if (length < 1 || length > MOST_HOURS) {
            throw Refused.invalid("hours", "Write a number of hours from 1 to 168, which is a week.");
        }
        store.insert(source, person, reason.strip(), by.actor().name(), now, now.plus(Duration.ofHours(length)));
        record(
                on,
                "opened personal columns",
                "%s, for %d hours: %s".formatted(person.name(), length, reason.strip()),
                by,
                now);
    }

    /** Over at once. */
    @Transactional
    void end(long source, long id, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Source on = sources.source(source);
        String person = store.end(source, id, now).orElseThrow(() -> new NotFound("sight " + id));
        record(on, "closed personal columns", person, by, now);
    }

    private void record(Source source, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(source.subject(), now, by.actor(), verb, text, Map.of("name", source.name())));
    }
}
