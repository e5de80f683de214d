package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rehearses every night, on one node only, and tells the leads when something has changed. */
@Component
class Nightly extends LeasedWork<Long> {

    private static final LocalTime AT = LocalTime.of(1, 30);
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final RehearsalStore store;
    private final Stage stage;
    private final LeadsTold leads;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Bell bell;
    private volatile boolean planned;

    Nightly(
            RehearsalStore store,
            Stage stage,
            LeadsTold leads,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super("rehearsal.night", 1, bell, ticking);
        this.store = store;
        this.stage = stage;
        this.leads = leads;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(RehearsalStore.EARLIEST);
    }

    @Override
    protected List<Long> claim(int room, Instant now) {
        Optional<Long> attempt = transaction.execute(status -> {
            if (!planned) {
                store.plan(next(now));
            }
            return store.claim(now, LEASE);
        });
        planned = true;
        return attempt == null ? List.of() : attempt.stream().toList();
    }

    @Override
    protected void handle(Long attempt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Trouble> troubles = stage.rehearse(now);
        transaction.executeWithoutResult(status -> {
            if (store.done(attempt, new Span(now, now.plus(Stage.AHEAD)), next(now))) {
                leads.tell(troubles, store.keep(troubles, now), now);
                bell.ring(Rehearsals.TOPIC);
            }
        });
    }

    private static Instant next(Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(AT);
        Instant at = today.toInstant();
        return at.isAfter(now) ? at : today.plusDays(1).toInstant();
    }

    @Override
    protected String name(Long attempt) {
        return attempt.toString();
    }
}
