package org.nightdesk.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.setup.Trial.Outcome;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Test pages: real pages to oneself, which end by themselves after {@link #LASTS}. */
@Component
@Transactional
class Trials {

    /** Long enough to fetch the phone from another room; a test never wakes anybody at the end of the policy. */
    static final Duration LASTS = Duration.ofMinutes(15);

    private static final int LEAST_PRESSING = 5;

    private final TrialStore store;
    private final Pages pages;
    private final PageMe pageMe;
    private final ContactMethods methods;
    private final Timeline timeline;

    Trials(TrialStore store, Pages pages, PageMe pageMe, ContactMethods methods, Timeline timeline) {
        this.store = store;
        this.pages = pages;
        this.pageMe = pageMe;
        this.methods = methods;
        this.timeline = timeline;
    }

    /** Pages the person; a test before, if it still goes on, is over. */
    void begin(Person person, Instant now) {
        store.open(person.id()).forEach(before -> end(before, Outcome.ENDED, person, now));
        Trial trial = new Trial(
                store.insert(person.id(), now, now.plus(LASTS)),
                person.id(),
                now,
                now.plus(LASTS),
                Optional.empty(),
                null);
        pages.begin(
                new Call(
                        trial.subject(),
                        Optional.of(pageMe.policy(person, now).id()),
                        "This is a test page. Nothing is wrong.",
                        "%s asked for it. Open it, acknowledge it, then say on the first steps that it reached you."
                                .formatted(person.name()),
                        LEAST_PRESSING,
                        "Nightdesk",
                        true),
                person.actor(),
                now);
        record(person, "test-page-begun", now);
    }

    /** It reached the person: the addresses it went to are theirs. Nothing when no test goes on. */
    void received(Person person, Instant now) {
        store.open(person.id()).forEach(trial -> {
            attempts(trial).stream()
                    .filter(Trials::mayHaveArrived)
                    .forEach(attempt -> methods.add(
                            person.id(),
                            new NewContactMethod(attempt.kind(), attempt.address(), true),
                            Viewer.system(),
                            now));
            end(trial, Outcome.RECEIVED, person, now);
        });
    }

    /** It did not reach the person. Nothing when no test goes on. */
    void missed(Person person, Instant now) {
        store.open(person.id()).forEach(trial -> end(trial, Outcome.MISSED, person, now));
    }

    /** What became of each message of it, in order. */
    @Transactional(readOnly = true)
    public List<Attempt> attempts(Trial trial) {
        return pages.lastOf(trial.subject()).map(page -> pages.attempts(page.id())).orElse(List.of()).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .toList();
    }

    /** Called off, whatever the page has come to. */
    void end(Trial trial, Outcome outcome, Person person, Instant now) {
        store.end(trial, outcome, now);
        pages.stop(trial.subject(), person.actor(), "the test is over", now);
        record(person, "test-page-" + outcome.word(), now);
    }

    private static boolean mayHaveArrived(Attempt attempt) {
        return switch (attempt.state()) {
            case SENT, DELIVERED, ANSWERED, UNKNOWN -> true;
            case WAITING, SENDING, FAILED -> false;
        };
    }

    private void record(Person person, String verb, Instant now) {
        timeline.append(Entry.internal(person.id().subject(), now, person.actor(), verb, "", Map.of()));
    }
}
