package org.nightdesk.chore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightdesk.billing.SignedOff;
import org.nightdesk.catalog.Services;
import org.nightdesk.chore.Chore.By;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.sla.Agreements;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of chores. All who work here see it and may do a turn; agents write, owners and leads change. */
@Component
class Chores {

    private static final int MOST_MINUTES = 10_000;
    private static final int LONGEST = 2_000;

    private final ChoreStore store;
    private final TurnStore turns;
    private final People people;
    private final Services services;
    private final Agreements calendars;
    private final Timeline timeline;

    Chores(
            ChoreStore store,
            TurnStore turns,
            People people,
            Services services,
            Agreements calendars,
            Timeline timeline) {
        this.store = store;
        this.turns = turns;
        this.people = people;
        this.services = services;
        this.calendars = calendars;
        this.timeline = timeline;
    }

    List<Chore> all(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all();
    }

    Chore chore(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("chore " + id));
    }

    Optional<Turn> current(Chore chore) {
        return turns.current(chore.id());
    }

    /** Refused, naming the fields, when something is missing or the name is taken. */
    @Transactional
    public Chore create(ChoreDraft draft, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Chore wanted = known(draft.checked(0));
        long id = store.insert(wanted, now).orElseThrow(() -> taken(wanted));
        open(id, wanted, now, next(wanted, now));
        return recorded(id, "created", wanted.name() + ", " + wanted.rhythm().words(), by, now);
    }

    /** What is open falls due anew when the rhythm is another. For the owner and leads. */
    @Transactional
    public Chore change(long id, ChoreDraft draft, Viewer by, Instant now) {
        Chore before = changeable(id, by);
        Chore wanted = known(draft.checked(id));
        if (!store.update(wanted)) {
            throw taken(wanted);
        }
        boolean moved =
                !before.rhythm().equals(wanted.rhythm()) || !before.calendar().equals(wanted.calendar());
        if (moved) {
            turns.current(id).ifPresent(turn -> {
                turns.end(
                        turn.id(),
                        "dropped",
                        by.actor().name(),
                        Optional.empty(),
                        false,
                        "It comes at other times now.",
                        now);
                open(id, wanted, turn.openedAt(), next(wanted, now));
            });
        }
        return recorded(id, "changed", wanted.name(), by, now);
    }

    /** It is not done any more. For the owner and leads. */
    @Transactional
    public void retire(long id, Viewer by, Instant now) {
        changeable(id, by);
        store.retire(id);
        turns.current(id)
                .ifPresent(turn -> turns.end(
                        turn.id(), "dropped", by.actor().name(), Optional.empty(), false, "The chore ended.", now));
        recorded(id, "retired", "", by, now);
    }

    /** The open turn is done; {@code wrong}: something went wrong with it. Refused for a time nobody takes. */
    @Transactional
    public Chore done(long id, int minutes, boolean wrong, String word, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        if (minutes < 0 || minutes > MOST_MINUTES || word.length() > LONGEST) {
            throw Refused.invalid("minutes", "Write how many minutes it took, 0 to 10000.");
        }
        return end(id, "done", Optional.of(minutes), wrong, word, by, now);
    }

    /** The open turn is not done this time, because. */
    @Transactional
    public Chore skip(long id, String word, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        if (word.isBlank() || word.length() > LONGEST) {
            throw Refused.invalid("word", "Say why it is skipped, in at most 2,000 letters.");
        }
        return end(id, "skipped", Optional.empty(), false, word, by, now);
    }

    /** Something did it by itself: the beat of whatever does it, a report, a bill. Nothing when no turn has begun. */
    @Transactional
    public void fulfilled(long id, String by, boolean wrong, Instant now) {
        store.lock(id)
                .flatMap(chore -> turns.current(id))
                .filter(turn -> !now.isBefore(turn.openedAt()))
                .ifPresent(turn -> end(id, "done", Optional.empty(), wrong, by, Viewer.system(), now));
    }

    @EventListener
    void signedOff(SignedOff event) {
        store.fulfilledBy(By.BILLING, event.definition())
                .forEach(id -> fulfilled(id, "The bill of " + event.month() + " was signed off.", false, event.at()));
    }

    private Chore end(
            long id, String state, Optional<Integer> minutes, boolean wrong, String word, Viewer by, Instant now) {
        Chore chore = store.lock(id).orElseThrow(() -> new NotFound("chore " + id));
        Turn turn = turns.current(id).orElseThrow(() -> Refused.conflict(chore.name() + " is not done any more."));
        turns.end(turn.id(), state, by.actor().name(), minutes, wrong, word.strip(), now);
        // One that is done before it is due lasts until then: what says so twice has not done the next one.
        Instant over = now.isAfter(turn.dueAt()) ? now : turn.dueAt();
        open(id, chore, over, next(chore, over));
        return recorded(id, state, word.strip(), by, now);
    }

    void open(long id, Chore chore, Instant opened, Instant due) {
        turns.open(id, opened, due, chore.look(opened, due));
    }

    /** When it comes next after that moment. */
    Instant next(Chore chore, Instant after) {
        Predicate<LocalDate> isOpen = chore.calendar()
                .map(id -> calendars.calendar(id).draft())
                .<Predicate<LocalDate>>map(draft -> draft::isOpenOn)
                .orElse(day -> true);
        return chore.rhythm()
                .next(after, isOpen)
                .orElseThrow(() -> Refused.invalid("calendar", "By that calendar it never comes."));
    }

    private Chore changeable(long id, Viewer by) {
        Chore chore = store.lock(id).filter(one -> !one.retired()).orElseThrow(() -> new NotFound("chore " + id));
        boolean mine = by.actor().isPerson() && by.actor().id() == chore.owner().value();
        if (!mine) {
            by.needs(Role.LEAD);
        }
        by.needs(Role.RESPONDER);
        return chore;
    }

    private Chore known(Chore chore) {
        ofUs("owner", chore.owner());
        chore.deputy().ifPresent(person -> ofUs("deputy", person));
        chore.service().ifPresent(service -> refuse("service", () -> services.service(service)));
        chore.calendar().ifPresent(calendar -> refuse("calendar", () -> calendars.calendar(calendar)));
        return chore;
    }

    private void ofUs(String field, PersonId id) {
        if (people.find(id).filter(Chores::worksHere).isEmpty()) {
            throw Refused.invalid(field, "Choose somebody who works here.");
        }
    }

    private static boolean worksHere(Person person) {
        return person.active() && person.role().atLeast(Role.RESPONDER);
    }

    private static void refuse(String field, Runnable look) {
        try {
            look.run();
        } catch (NotFound none) {
            throw Refused.invalid(field, "There is no such " + field + ".");
        }
    }

    private static Refused taken(Chore chore) {
        return Refused.invalid("name", "There is a chore called " + chore.name() + " already.");
    }

    private Chore recorded(long id, String verb, String text, Viewer by, Instant now) {
        Chore chore = store.find(id).orElseThrow();
        timeline.append(Entry.internal(chore.subject(), now, by.actor(), verb, text, Map.of("chore", chore.name())));
        return chore;
    }
}
