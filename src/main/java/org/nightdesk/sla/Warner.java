package org.nightdesk.sla;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.nightdesk.sla.Book.Agreed;
import org.nightdesk.sla.CourseStore.Kept;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes on the timeline when the share of a target that an agreement warns at is used up, when it is late, and when a
 * ticket has waited long: each once. Those above hear of it and tell people.
 */
@Component
class Warner implements DueWork {

    private static final int BATCH = 100;
    private static final int WHOLE = 100;

    private final CourseStore courses;
    private final BookStore books;
    private final Clocks clocks;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Warner(
            CourseStore courses,
            BookStore books,
            Clocks clocks,
            Timeline timeline,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.courses = courses;
        this.books = books;
        this.clocks = clocks;
        this.timeline = timeline;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return Clocks.TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(CourseStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> {
            List<Kept> awake = courses.awake(now, BATCH);
            awake.forEach(kept -> tell(kept, now));
            return awake.size();
        });
        return done == null ? 0 : done;
    }

    private void tell(Kept kept, Instant now) {
        Book book = books.book();
        Optional<Agreed> agreed = book.agreed(kept.matter(), kept.deeds());
        Map<String, Integer> told = new HashMap<>(kept.told());
        for (Strip strip : Reckoner.strips(kept, book, now)) {
            Reckoner.passed(strip, kept.told(), agreed, now).ifPresent(share -> {
                told.put(Reckoner.key(strip), share);
                timeline.append(entry(kept, strip, share, now));
                events.publishEvent(warned(kept, strip, share, agreed, now));
            });
        }
        Reckoner.wait(kept, agreed, now).ifPresent(wait -> remind(kept, wait, told, now));
        clocks.save(kept.told(told));
    }

    private static PromiseWarned warned(Kept kept, Strip strip, int share, Optional<Agreed> agreed, Instant now) {
        int pagesUpTo = agreed.map(Agreed::terms)
                .map(Terms::rules)
                .map(Rules::pagesUpTo)
                .orElse(0);
        return new PromiseWarned(
                kept.matter().ticket(),
                strip.promise(),
                share,
                strip.began(),
                strip.due().orElse(now),
                share == WHOLE && strip.promise().isOurs() && kept.matter().priority() <= pagesUpTo,
                now);
    }

    /** After a standstill one reminder, not all that were missed. */
    private void remind(Kept kept, Wait wait, Map<String, Integer> told, Instant now) {
        if (wait.times() <= told.getOrDefault(wait.key(), 0)) {
            return;
        }
        told.put(wait.key(), wait.times());
        Map<String, String> facts =
                Map.of("waitingOn", wait.on().word(), "since", wait.since().toString());
        timeline.append(Entry.internal(
                Subject.of("ticket", kept.matter().ticket()),
                now,
                Actor.system(),
                "waited",
                wait.on().spoken(),
                facts));
        events.publishEvent(new WaitedLong(
                kept.matter().ticket(),
                wait.on(),
                wait.since(),
                wait.remindedAt().orElse(now),
                now));
    }

    private static Entry entry(Kept kept, Strip strip, int share, Instant now) {
        Map<String, ?> facts = Map.of(
                "promise", strip.promise().word(),
                "share", share,
                "due", strip.due().map(Instant::toString).orElse(""));
        return Entry.internal(
                Subject.of("ticket", kept.matter().ticket()),
                now,
                Actor.system(),
                share == WHOLE ? "breached" : "warned",
                strip.promise().title(),
                facts);
    }
}
