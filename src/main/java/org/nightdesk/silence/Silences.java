package org.nightdesk.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which alerts wake nobody for a while. What they would page for meanwhile is held until the end and then pages, if it still fires: the statement that begins a page locks the silences that hold it, and paging
 * hears {@link SilenceMoved} in the transaction that ends one or moves its end.
 */
@Component
@Transactional
public class Silences {

    /** The live topic of which there are. */
    static final String TOPIC = "silences";

    /** More at a time help nobody. */
    public static final int MOST = 1_000;

    private final SilenceStore store;
    private final People people;
    private final Timeline timeline;
    private final Bell bell;
    private final ApplicationEventPublisher events;

    Silences(SilenceStore store, People people, Timeline timeline, Bell bell, ApplicationEventPublisher events) {
        this.store = store;
        this.people = people;
        this.timeline = timeline;
        this.bell = bell;
        this.events = events;
    }

    /** Those that last now, the first to end first. */
    @Transactional(readOnly = true)
    public List<Silence> active(Instant now) {
        return store.touching(now, now.plusNanos(1_000), MOST);
    }

    /** Those that last at some time of the span, the first to end first. */
    @Transactional(readOnly = true)
    public List<Silence> between(Instant from, Instant until) {
        return store.touching(from, until, MOST);
    }

    /** The last to end first. */
    @Transactional(readOnly = true)
    public List<Silence> ended(Instant now, int most) {
        return store.ended(now, most);
    }

    /** By its identity in Alertmanager's API. */
    @Transactional(readOnly = true)
    public Optional<Silence> find(UUID code) {
        return store.find(code);
    }

    /** Throws NotFound when there is none. */
    @Transactional(readOnly = true)
    public Silence silence(SilenceId id) {
        return store.find(id).orElseThrow(() -> new NotFound("silence " + id.value()));
    }

    /** Those of this person's that last and end so soon that they are told of it. */
    @Transactional(readOnly = true)
    List<Silence> ending(PersonId maker, Instant now) {
        return store.of(maker, now).stream().filter(one -> one.warns(now)).toList();
    }

    @Transactional(readOnly = true)
    List<Silence> after(long id, int most) {
        return store.after(id, most);
    }

    /** Agents and above. Refused when a value is wrong, and when there are 1,000 already. What is being paged already goes on. */
    public Silence make(SilenceDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        draft.refuseIfWrong(now);
        if (store.touching(now, draft.until(), MOST).size() >= MOST) {
            throw Refused.conflict("There are 1,000 silences already. End some that are not needed.");
        }
        return recorded(store.insert(draft, maker(draft, viewer), now), "made", viewer, now);
    }

    /** Agents and above. Refused when it is over, and as in {@link #make}; once it has begun, its beginning stays, and so does its author. */
    public Silence change(SilenceId id, SilenceDraft wanted, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Silence before = locked(id, now);
        SilenceDraft draft = new SilenceDraft(
                wanted.matchers(),
                before.sender(),
                before.lasts(now) ? before.from() : wanted.from(),
                wanted.until(),
                wanted.reason(),
                before.author(),
                OptionalInt.of(wanted.warnMinutes().orElse(before.warnMinutes())));
        draft.refuseIfWrong(now);
        store.update(id, draft, before.maker().or(() -> maker(draft, viewer)), now);
        Silence changed = recorded(id, "changed", viewer, now);
        events.publishEvent(new SilenceMoved(id, now));
        return changed;
    }

    /** It lasts so much longer than it was to. Agents and above. Refused when it is over. */
    public Silence extend(SilenceId id, Duration longer, Viewer viewer, Instant now) {
        Silence before = silence(id);
        return change(
                id,
                new SilenceDraft(
                        before.matchers(),
                        OptionalLong.empty(),
                        before.from(),
                        before.until().plus(longer),
                        before.reason(),
                        before.author(),
                        OptionalInt.empty()),
                viewer,
                now);
    }

    /** It is over now, or does not begin at all: what it held pages at once, if it still fires. Agents and above. Refused when it is over. */
    public Silence end(SilenceId id, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        locked(id, now);
        store.end(id, now);
        Silence ended = recorded(id, "ended", viewer, now);
        events.publishEvent(new SilenceMoved(id, now));
        return ended;
    }

    // Another program says by whom: a person, when it is the address of one.
    private Optional<PersonId> maker(SilenceDraft draft, Viewer viewer) {
        return viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : people.findByEmail(draft.author())
                        .filter(one -> one.active() && one.role().atLeast(Role.RESPONDER))
                        .map(Person::id);
    }

    private Silence locked(SilenceId id, Instant now) {
        Silence silence = store.lock(id).orElseThrow(() -> new NotFound("silence " + id.value()));
        if (silence.over(now)) {
            throw Refused.conflict("This silence is over already. Make another.");
        }
        return silence;
    }

    private Silence recorded(SilenceId id, String verb, Viewer viewer, Instant now) {
        Silence silence = silence(id);
        timeline.append(Entry.internal(
                id.subject(),
                now,
                viewer.actor(),
                verb,
                silence.words() + ": " + silence.reason(),
                Map.of("from", silence.from().toString(), "until", silence.end().toString())));
        bell.ring(TOPIC);
        return silence;
    }
}
