package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.DueWork;
import org.nightdesk.escalation.Reach;
import org.nightdesk.escalation.Roster;
import org.nightdesk.paging.Attempt.Purpose;
import org.nightdesk.people.Person;
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

    private static final Duration BETWEEN_METHODS = Duration.ofMinutes(2);
    private static final int MOST_AT_ONCE = 50;
    private static final Logger log = LoggerFactory.getLogger(Escalator.class);

    private final PageStore pages;
    private final AttemptStore attempts;
    private final Roster roster;
    private final Timeline timeline;
    private final Bell bell;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final List<SubjectHolder> holders;

    Escalator(
            PageStore pages,
            AttemptStore attempts,
            Roster roster,
            Timeline timeline,
            Bell bell,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            List<SubjectHolder> holders) {
        this.pages = pages;
        this.attempts = attempts;
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
    public int runDue(Instant now) {
        return Lane.PAGING.on(() -> {
            List<Page> due = pages.due(now, MOST_AT_ONCE);
            return (int) due.stream().filter(page -> decideOne(page, now)).count();
        });
    }

    // Only the end of an acknowledgement touches the subject's own row, which is then locked before the page's.
    private boolean decideOne(Page seen, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (seen.state() instanceof PageState.Acknowledged) {
                holders.forEach(holder -> holder.hold(seen.subject()));
            }
            Optional<Page> due = pages.lockDue(seen.id(), now);
            due.ifPresent(page -> decide(page, now));
            return due.isPresent();
        }));
    }

    private void decide(Page page, Instant now) {
        bell.ring(Pages.TOPIC);
        if (page.state() instanceof PageState.Acknowledged ended) {
            note(page, now, "resumed", "The time " + ended.name() + " took has ended", Map.of());
            events.publishEvent(new PageResumed(page.id(), page.subject(), now));
            call(page, 0, 0, now);
            return;
        }
        call(page, page.step(), page.round(), now);
    }

    private void call(Page page, int fromStep, int fromRound, Instant now) {
        int round = fromRound;
        for (int step = fromStep; ; step++) {
            if (step >= page.steps().size()) {
                step = 0;
                round++;
            }
            if (round > page.repeat() || page.steps().isEmpty()) {
                exhaust(page, now);
                return;
            }
            Roster.Answer answer = roster.of(page.steps().get(step), now);
            answer.nobody().forEach(sayWhoIsMissing(page, step, now));
            if (!answer.people().isEmpty()) {
                call(page, step, round, answer.people(), now);
                return;
            }
        }
    }

    private java.util.function.Consumer<String> sayWhoIsMissing(Page page, int step, Instant now) {
        return why -> {
            note(page, now, "skipped", stepWords(page, step) + ": " + why, Map.of("step", step + 1));
            timeline.append(Entry.internal(
                    page.subject(),
                    now,
                    Actor.system(),
                    "skipped",
                    stepWords(page, step) + ": " + why,
                    pageFact(page)));
        };
    }

    private void call(Page page, int step, int round, Map<Person, List<Reach>> people, Instant now) {
        Duration wait = page.steps().get(step).waiting();
        people.values().forEach(ways -> {
            Duration between = min(BETWEEN_METHODS, wait.dividedBy(ways.size()));
            for (int i = 0; i < ways.size(); i++) {
                attempts.insert(page, Purpose.PAGE, round, step, ways.get(i), now.plus(between.multipliedBy(i)), "");
            }
        });
        pages.save(page, new PageState.Paging(), step + 1, round, now.plus(wait));
        String names = people.keySet().stream().map(Person::name).collect(Collectors.joining(", "));
        String words = names + ", " + stepWords(page, step) + (round > 0 ? ", round " + (round + 1) : "");
        note(page, now, "called", words, Map.of("step", step + 1, "round", round + 1));
        timeline.append(Entry.internal(page.subject(), now, Actor.system(), "paged", words, pageFact(page)));
        bell.ring(Dispatcher.TOPIC);
    }

    // Loud: the timeline, the log, every administrator by every method, and the steps again after a pause.
    private void exhaust(Page page, Instant now) {
        String why = page.steps().isEmpty() ? "No policy says whom to wake" : "Nobody answered";
        pages.save(page, new PageState.Exhausted(), 0, 0, now.plus(PAUSE_WHEN_EXHAUSTED));
        roster.administrators().values().stream()
                .flatMap(List::stream)
                .forEach(reach -> attempts.insert(page, Purpose.ALARM, page.round(), page.step(), reach, now, ""));
        note(page, now, "exhausted", why, Map.of());
        timeline.append(Entry.internal(page.subject(), now, Actor.system(), "exhausted", why, pageFact(page)));
        log.error("page {} of {} is exhausted: {}", page.id().value(), page.subject(), why);
        events.publishEvent(new PageExhausted(page.id(), page.subject(), now));
        bell.ring(Dispatcher.TOPIC);
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

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
