package org.nightdesk.telephony;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Understood;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.telephony.EarStore.Unread;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads again what was kept and never read, and tells its sender what was made of it, whom nobody could tell at once. */
@Component
class UnreadRound extends LeasedWork<Unread> {

    static final String TOPIC = "telephony.unread";

    private static final int MOST_AT_ONCE = 4;

    private final EarStore store;
    private final Ear ear;
    private final Dialler dialler;
    private final ProviderStore providers;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    UnreadRound(
            EarStore store,
            Ear ear,
            Dialler dialler,
            ProviderStore providers,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.store = store;
        this.ear = ear;
        this.dialler = dialler;
        this.providers = providers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(EarStore.EARLIEST);
    }

    @Override
    protected List<Unread> claim(int room, Instant now) {
        return Lane.PAGING.on(() -> transaction.execute(status -> store.claimUnread(now, now.plus(Ear.LEASE), room)));
    }

    @Override
    protected String name(Unread reply) {
        return "reply " + reply.id();
    }

    @Override
    protected void handle(Unread reply) {
        ear.read(reply.id(), clock.instant())
                .filter(Understood::known)
                .filter(understood -> reply.medium() == Medium.SMS)
                .ifPresent(understood -> providers
                        .find(reply.provider())
                        .ifPresent(provider ->
                                dialler.answer(provider, reply.number(), "reply-" + reply.id(), understood.words())));
    }
}
