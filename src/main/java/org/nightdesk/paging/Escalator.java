package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.DueWork;
import org.nightdesk.escalation.Course;
import org.nightdesk.escalation.Course.Call;
import org.nightdesk.escalation.Course.Exhausted;
import org.nightdesk.escalation.Course.Passed;
import org.nightdesk.escalation.Place;
import org.nightdesk.escalation.Ring;
import org.nightdesk.escalation.Roster;
import org.nightdesk.paging.Attempt.Purpose;
import org.nightdesk.paging.Page.Held;
import org.nightdesk.paging.PageStore.Due;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides, page by page, who is called next. A decision is one short transaction: it writes the attempts, the next
 * due time and the reason; sending is the {@link Dispatcher}'s.
 */
@Component
class Escalator implements DueWork {

    static final String TOPIC = "paging.step";

    /** After nobody answered, the steps begin again. */
    static final Duration PAUSE_WHEN_EXHAUSTED = Duration.ofMinutes(5);

    private static final int MOST_AT_ONCE = 50;
    private static final Logger log = LoggerFactory.getLogger(Escalator.class);

    private final PageStore pages;
    private final HoldStore holds;
    private final Pages verbs;
    private final AttemptStore attempts;
    private final AnswerStore answers;
    private final Course course;
    private final Roster roster;
    private final Timeline timeline;
    private final Bell bell;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final List<SubjectHolder> holders;
    private final Stuck stuck = new Stuck();

    Escalator(
            PageStore pages,
            HoldStore holds,
            Pages verbs,
            AttemptStore attempts,
            AnswerStore answers,
            Course course,
            Roster roster,
            Timeline timeline,
            Bell bell,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            List<SubjectHolder> holders) {
        this.pages = pages;
        this.holds = holds;
        this.verbs = verbs;
        this.attempts = attempts;
        this.answers = answers;
        this.course = course;
        this.roster = roster;
        this.timeline = timeline;
        this.bell = bell;
        this.events = events;
        this.transaction = transaction;
        this.holders = holders;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(PageStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        return Lane.PAGING.on(() -> {
            List<Due> due = pages.due(stuck.at(now), now, MOST_AT_ONCE);
            return (int) due.stream().filter(page -> decideAlone(page, now)).count();
        });
    }

    @Override
    public Optional<Instant> nextDue() {
        return Lane.PAGING.on(() -> pages.nextDue(stuck.all()));
    }

    /** As {@link #runDue}, in the caller's transaction: what fails there fails altogether. */
    void decideDue(Instant now) {
        pages.due(List.of(), now, MOST_AT_ONCE).forEach(page -> decideOne(page, now));
    }

    // One that nothing can be decided about holds up no other. It stays due, so that the auditor raises it.
    private boolean decideAlone(Due page, Instant now) {
        try {
            boolean decided = decideOne(page, now);
            stuck.free(page.id());
            return decided;
        } catch (RuntimeException failure) {
            Duration pause = stuck.hold(page.id(), now);
            log.error(
                    "nothing could be decided about page {}, tried again in {}",
                    page.id().value(),
                    pause,
                    failure);
            return false;
        }
    }

    // Only the end of an acknowledgement or of maintenance touches the subject's own row, which is then locked before
    // the page's.
    private boolean decideOne(Due seen, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (seen.acknowledged()) {
                holders.forEach(holder -> holder.hold(seen.subject()));
            }
            if (seen.held()) {
                holders.forEach(holder -> holder.holdAll(seen.subject()));
            }
            Optional<Page> due = pages.lockDue(seen.id(), now);
            due.ifPresent(page -> decide(page, now));
            return due.isPresent();
        }));
    }

    private void decide(Page page, Instant now) {
        bell.ring(Pages.TOPIC);
        if (page.held().isPresent() && !isReleased(page, now)) {
            return;
        }
        Place from = page.place();
        if (page.state() instanceof PageState.Acknowledged ended) {
            note(page, now, "resumed", "The time " + ended.name() + " took has ended", Map.of());
            answers.forget(page.id());
            events.publishEvent(new PageResumed(page.id(), page.subject(), now));
            from = Place.START;
            if (isSilenced(page, now)) {
                return;
            }
        }
        switch (course.next(page.steps(), page.repeat(), from, page.priority(), answered(page), now)) {
            case Call call -> {
                sayWhatWasPassed(page, call.passed(), now);
                call(page, call, now);
            }
            case Exhausted over -> {
                sayWhatWasPassed(page, over.passed(), now);
                if (page.test()) {
                    verbs.stop(page.subject(), Actor.system(), "nobody was left to be called in this test", now);
                } else {
                    exhaust(page, now);
                }
            }
        }
    }

    // The end of maintenance or of a silence: another may go on, what has cleared by itself wakes nobody, and the rest
    // is called for
    // at once.
    private boolean isReleased(Page page, Instant now) {
        Optional<Held> longer = holds.heldOn(page.id(), page.priority(), silences(page, now), now);
        if (longer.isPresent()) {
            if (!longer.equals(page.held())) {
                verbs.postponed(page.id(), page.subject(), longer.get(), now);
            }
            return false;
        }
        String what = page.held().filter(Held::silenced).isPresent() ? "silence" : "maintenance";
        if (holders.stream().anyMatch(holder -> holder.hasCleared(page.subject(), now))) {
            verbs.stop(page.subject(), Actor.system(), "it cleared by itself during the " + what, now);
            return false;
        }
        note(page, now, "released", "The " + what + " is over, and it is still broken", Map.of());
        return true;
    }

    private List<SilenceId> silences(Page page, Instant now) {
        return holders.stream()
                .flatMap(holder -> holder.silences(page.subject(), now).stream())
                .toList();
    }

    // What was taken for a time is not called for again while it is silenced.
    private boolean isSilenced(Page page, Instant now) {
        List<SilenceId> silences = silences(page, now);
        if (silences.isEmpty()) {
            return false;
        }
        pages.save(page, new PageState.Waiting(), Place.START, now);
        Optional<Held> held = holds.heldOn(page.id(), page.priority(), silences, now);
        held.ifPresent(one -> verbs.postponed(page.id(), page.subject(), one, now));
        return held.isPresent();
    }

    private Set<PersonId> answered(Page page) {
        return page.place().needed() < 2
                ? Set.of()
                : answers.of(page.id()).stream()
                        .flatMap(answer -> answer.person().stream())
                        .collect(Collectors.toSet());
    }

    private void sayWhatWasPassed(Page page, List<Passed> passed, Instant now) {
        for (Passed one : passed) {
            String words = stepWords(page, one.step()) + ": " + one.why();
            note(page, now, one.meant() ? "passed" : "skipped", words, Map.of("step", one.step() + 1));
            if (!one.meant()) {
                timeline.append(Entry.internal(page.subject(), now, Actor.system(), "skipped", words, pageFact(page)));
                nobody(page, words, now);
            }
        }
    }

    private void call(Page page, Call call, Instant now) {
        int step = call.step();
        int round = call.round();
        call.people()
                .values()
                .forEach(rings -> rings.forEach(ring ->
                        attempts.insert(page, Purpose.PAGE, round, step, ring.reach(), now.plus(ring.after()), "")));
        Map<Person, List<Ring>> along = course.alongside(page.steps().get(step), call, page.priority(), now);
        along.values()
                .forEach(rings -> rings.forEach(ring ->
                        attempts.insert(page, Purpose.SHADOW, round, step, ring.reach(), now.plus(ring.after()), "")));
        pages.save(page, new PageState.Paging(), call.next(), now.plus(call.waiting()));
        String words =
                names(call.people()) + ", " + stepWords(page, step) + (round > 0 ? ", round " + (round + 1) : "");
        note(page, now, "called", words, Map.of("step", step + 1, "round", round + 1));
        if (!along.isEmpty()) {
            note(page, now, "shadowed", names(along), Map.of("step", step + 1, "round", round + 1));
        }
        timeline.append(Entry.internal(page.subject(), now, Actor.system(), "paged", words, pageFact(page)));
        bell.ring(Dispatcher.TOPIC);
    }

    private static String names(Map<Person, ?> people) {
        return people.keySet().stream().map(Person::name).collect(Collectors.joining(", "));
    }

    // Loud: the timeline, the log, every administrator by every method, and the steps again after a pause.
    private void exhaust(Page page, Instant now) {
        String why = page.steps().isEmpty() ? "No policy says whom to wake" : "Nobody answered";
        pages.save(page, new PageState.Exhausted(), page.place().again(), now.plus(PAUSE_WHEN_EXHAUSTED));
        attempts.insertAll(
                page,
                Purpose.ALARM,
                roster.administrators().values().stream().flatMap(List::stream).toList(),
                now);
        note(page, now, "exhausted", why, Map.of());
        timeline.append(Entry.internal(page.subject(), now, Actor.system(), "exhausted", why, pageFact(page)));
        log.error("page {} of {} is exhausted: {}", page.id().value(), page.subject(), why);
        if (page.steps().isEmpty()) {
            nobody(page, why, now);
        }
        bell.ring(Dispatcher.TOPIC);
    }

    private void nobody(Page page, String why, Instant now) {
        if (!page.test()) {
            events.publishEvent(new NobodyAvailable(page.id(), page.subject(), page.service(), why, now));
        }
    }

    private void note(Page page, Instant now, String verb, String text, Map<String, ?> facts) {
        timeline.append(Entry.internal(page.id().subject(), now, Actor.system(), verb, text, facts));
    }

    private static Map<String, ?> pageFact(Page page) {
        return Map.of("page", page.id().value());
    }

    private static String stepWords(Page page, int step) {
        return "step " + (step + 1) + " of " + page.steps().size();
    }
}
