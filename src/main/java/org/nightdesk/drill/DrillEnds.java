package org.nightdesk.drill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.nightdesk.subject.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls off test pages that nobody has ended. */
@Component
class DrillEnds implements DueWork {

    private final DrillStore store;
    private final Drills drills;
    private final TransactionTemplate transaction;

    DrillEnds(DrillStore store, Drills drills, TransactionTemplate transaction) {
        this.store = store;
        this.drills = drills;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "drill.end";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(DrillStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> {
            List<Drill> due = store.due(now);
            due.forEach(drill -> drills.end(drill, Actor.system(), now));
            return due.size();
        });
        return done == null ? 0 : done;
    }
}
