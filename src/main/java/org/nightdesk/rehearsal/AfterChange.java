package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.rehearsal.RehearsalStore.Kept;
import org.nightdesk.timeline.Followers;
import org.nightdesk.timeline.Recorded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the nights again that a change concerns, a little after it: who changes one thing changes another. Before the first night nothing
 * is gone through: who sets up is not interrupted.
 */
@Component
class AfterChange extends LeasedWork<List<Change>> {

    private static final String FOLLOWER = "rehearsal";
    private static final Set<String> KINDS = Set.of("schedule", "escalation-policy", "person", "team");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LATEST = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int LOT = 500;

    private final Followers followers;
    private final ChangeStore changes;
    private final RehearsalStore store;
    private final Concerned concerned;
    private final Stage stage;
    private final LeadsTold leads;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Bell bell;

    AfterChange(
            Followers followers,
            ChangeStore changes,
            RehearsalStore store,
            Concerned concerned,
            Stage stage,
            LeadsTold leads,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super("rehearsal.change", 1, bell, ticking);
        this.followers = followers;
        this.changes = changes;
        this.store = store;
        this.concerned = concerned;
        this.stage = stage;
        this.leads = leads;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of("select least((" + Followers.earliest(FOLLOWER) + "), (" + ChangeStore.EARLIEST + "))");
    }

    @Override
    protected List<List<Change>> claim(int room, Instant now) {
        List<Change> due = transaction.execute(status -> {
            followers.follow(FOLLOWER, KINDS, LOT, heard -> put(heard, now));
            return changes.claim(now, LEASE, LOT);
        });
        return due == null || due.isEmpty() ? List.of() : List.of(due);
    }

    private void put(List<Recorded> heard, Instant now) {
        if (store.last().isPresent()) {
            heard.stream()
                    .map(one -> one.entry().subject())
                    .distinct()
                    .forEach(subject -> changes.put(subject, now, SOON, LATEST));
        }
    }

    @Override
    protected void handle(List<Change> due) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Scope scope = concerned.by(due.stream().map(Change::subject).toList());
        Stage.Played played = stage.rehearse(scope, now);
        transaction.executeWithoutResult(status -> {
            store.lock(now);
            if (!changes.done(due)) {
                status.setRollbackOnly();
                return;
            }
            Kept kept = store.keep(played.troubles(), scope.and(played.called()), now);
            leads.tell(kept.news(), kept, now);
            bell.ring(Rehearsals.TOPIC);
        });
    }

    @Override
    protected String name(List<Change> due) {
        return due.size() + " changes";
    }
}
