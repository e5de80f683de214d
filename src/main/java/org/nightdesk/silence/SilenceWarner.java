package org.nightdesk.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails whoever made a silence before it ends, once, so that what it held does not wake anybody by surprise. */
@Component
class SilenceWarner implements DueWork {

    private static final int LOT = 100;

    private final SilenceStore store;
    private final FiringAlerts firing;
    private final People people;
    private final Memos memos;
    private final TransactionTemplate transaction;

    SilenceWarner(
            SilenceStore store, FiringAlerts firing, People people, Memos memos, TransactionTemplate transaction) {
        this.store = store;
        this.firing = firing;
        this.people = people;
        this.memos = memos;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "silence.warn";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(SilenceStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> {
            List<Silence> ending = store.warn(now, LOT);
            ending.stream()
                    .filter(one -> !one.over(now))
                    .forEach(one -> one.maker().ifPresent(to -> tell(to, one, now)));
            return ending.size();
        });
        return done == null ? 0 : done;
    }

    private void tell(PersonId maker, Silence silence, Instant now) {
        Times times = new Times(now, Place.of(people.zone(people.person(maker), now)), List.of());
        memos.send(
                maker,
                "The silence of " + silence.words() + " ends at " + times.point(silence.end()),
                behind(silence) + " Make it last longer, or end it now. You wrote: " + silence.reason(),
                SilencePages.path(silence),
                now);
    }

    private String behind(Silence silence) {
        long fire = firing.all().stream()
                .filter(one -> silence.matches(one.integration(), one.labels()))
                .count();
        return fire == 0
                ? "Nothing fires behind it now; what begins to fire after that pages."
                : fire == 1
                        ? "One alert still fires behind it, and pages then."
                        : fire + " alerts still fire behind it, and page then.";
    }
}
