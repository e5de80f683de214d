package org.nightdesk.memo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails memos, each under a lease of its own. */
@Component
class MemoSender extends LeasedWork<Memo> {

    static final String TOPIC = "memo.send";

    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Channels.LONGEST.multipliedBy(AT_ONCE).plusSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int MOST_TRIES = 96;

    private final MemoStore store;
    private final Channels channels;
    private final People people;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    MemoSender(
            MemoStore store,
            Channels channels,
            People people,
            Settings settings,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.store = store;
        this.channels = channels;
        this.people = people;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(MemoStore.EARLIEST);
    }

    @Override
    protected List<Memo> claim(int room, Instant now) {
        List<Memo> claimed = transaction.execute(status -> store.claim(now, LEASE, room));
        return claimed == null ? List.of() : claimed;
    }

    @Override
    protected void handle(Memo memo) {
        Optional<Person> reader = people.find(memo.person()).filter(Person::active);
        if (reader.isEmpty()) {
            store.result(memo, "failed", "They have left.", memo.repeat(), null);
            return;
        }
        switch (channels.deliver("email", reader.get().email(), message(memo))) {
            case Delivery.Sent sent -> store.result(memo, "sent", "", memo.repeat(), null);
            case Delivery.Rejected rejected -> store.result(memo, "failed", rejected.reason(), memo.repeat(), null);
            case Delivery.Retry retry -> again(memo, retry);
        }
    }

    private void again(Memo memo, Delivery.Retry retry) {
        boolean repeat = memo.repeat() || retry.mayHaveArrived();
        boolean over = memo.tries() >= MOST_TRIES;
        store.result(
                memo,
                over ? "failed" : "waiting",
                retry.reason(),
                repeat,
                over ? null : clock.instant().plus(PAUSE));
    }

    private Message message(Memo memo) {
        return new Message(
                (memo.about().isEmpty() ? "memo" : memo.about()) + "-" + memo.id(),
                memo.title(),
                memo.text(),
                Optional.of(URI.create(settings.address() + memo.path())),
                false,
                memo.repeat());
    }

    @Override
    protected String name(Memo memo) {
        return Long.toString(memo.id());
    }
}
