package org.nightdesk.setup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.nightdesk.people.People;
import org.nightdesk.setup.Trial.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls off test pages of which nobody has said anything: a test goes on for a while, never for ever. */
@Component
class TrialEnds implements DueWork {

    private final TrialStore store;
    private final Trials trials;
    private final People people;
    private final TransactionTemplate transaction;

    TrialEnds(TrialStore store, Trials trials, People people, TransactionTemplate transaction) {
        this.store = store;
        this.trials = trials;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "setup.trial";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(TrialStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> {
            List<Trial> due = store.due(now);
            due.forEach(trial -> trials.end(trial, Outcome.ENDED, people.person(trial.person()), now));
            return due.size();
        });
        return done == null ? 0 : done;
    }
}
