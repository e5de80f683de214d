package org.nightdesk.latestart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every ten minutes for whom it is morning, on one node only. */
@Component
class MorningRound extends LeasedWork<Long> {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final LateStartStore store;
    private final Mornings mornings;
    private final LateStarts lateStarts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    MorningRound(
            LateStartStore store,
            Mornings mornings,
            LateStarts lateStarts,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super("latestart.round", 1, bell, ticking);
        this.store = store;
        this.mornings = mornings;
        this.lateStarts = lateStarts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(LateStartStore.EARLIEST);
    }

    @Override
    protected List<Long> claim(int room, Instant now) {
        Optional<Long> attempt = transaction.execute(status -> store.claim(now, LEASE));
        return attempt == null ? List.of() : attempt.stream().toList();
    }

    @Override
    protected void handle(Long attempt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        mornings.due(now).forEach(proposal -> lateStarts.propose(proposal, now));
        transaction.executeWithoutResult(status -> store.done(attempt, now.plus(PAUSE)));
    }

    @Override
    protected String name(Long attempt) {
        return attempt.toString();
    }
}
