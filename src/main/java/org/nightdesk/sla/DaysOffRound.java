package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.engine.DueWork;
import org.nightdesk.holiday.DaysOff;
import org.nightdesk.holiday.DaysOffFeeds;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the feeds of calendars once a day. Other days off are a new version of the calendar; trouble leaves it as it was. */
@Component
class DaysOffRound implements DueWork {

    static final String TOPIC = "sla.feed";

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration LEASE = Fetcher.LONGEST.plusSeconds(30);

    private final DaysOffStore store;
    private final Agreements agreements;
    private final DaysOffFeeds feeds;
    private final TransactionTemplate transaction;

    DaysOffRound(DaysOffStore store, Agreements agreements, DaysOffFeeds feeds, TransactionTemplate transaction) {
        this.store = store;
        this.agreements = agreements;
        this.feeds = feeds;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** One at a time: a lease is not longer than one reading. */
    @Override
    public Optional<String> earliest() {
        return Optional.of(DaysOffStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        List<DaysOffStore.Standing> claimed = transaction.execute(status -> store.claim(now, LEASE, 1));
        if (claimed == null || claimed.isEmpty()) {
            return 0;
        }
        DaysOffStore.Standing due = claimed.getFirst();
        try {
            DaysOff feed = feeds.read(due.address(), now);
            transaction.executeWithoutResult(status -> keep(due, feed, now));
        } catch (Refused trouble) {
            String reason = String.valueOf(trouble.getMessage());
            transaction.executeWithoutResult(status -> store.done(due, reason, now.plus(AGAIN), now));
        }
        return 1;
    }

    private void keep(DaysOffStore.Standing due, DaysOff feed, Instant now) {
        if (!store.done(due, "", now.plus(EVERY), now)) {
            return;
        }
        KeptCalendar calendar = agreements.calendar(due.calendar());
        CalendarDraft draft = calendar.draft();
        if (!draft.feed().equals(Optional.of(feed))) {
            CalendarDraft fresh =
                    new CalendarDraft(draft.zone(), draft.week(), draft.special(), draft.holidays(), Optional.of(feed));
            agreements.change(calendar.id(), calendar.name(), fresh, Viewer.system(), now);
        }
    }
}
