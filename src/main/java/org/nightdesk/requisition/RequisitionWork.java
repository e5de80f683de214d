package org.nightdesk.requisition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.configuration.Drifts;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.desk.TicketId;
import org.nightdesk.engine.DueWork;
import org.nightdesk.execution.Executions;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Followers;
import org.nightdesk.timeline.Recorded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Follows the executions of requests: while one runs its values are approved, and when it is done they are what should be. */
@Component
class RequisitionWork implements DueWork {

    private static final String FOLLOWER = "requisition";
    private static final Set<String> KINDS = Set.of("ticket");
    private static final String BEGUN = "playbook begun";
    private static final String DONE = "playbook done";
    private static final int LOT = 200;
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Followers followers;
    private final RequisitionStore store;
    private final Register register;
    private final Drifts drifts;
    private final Executions executions;
    private final TransactionTemplate transaction;

    RequisitionWork(
            Followers followers,
            RequisitionStore store,
            Register register,
            Drifts drifts,
            Executions executions,
            TransactionTemplate transaction) {
        this.followers = followers;
        this.store = store;
        this.register = register;
        this.drifts = drifts;
        this.executions = executions;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "requisition.follow";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(Followers.earliest(FOLLOWER));
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status ->
                followers.follow(FOLLOWER, KINDS, LOT, heard -> heard.forEach(one -> hear(one, now))));
        return done == null ? 0 : done;
    }

    private void hear(Recorded recorded, Instant now) {
        Entry entry = recorded.entry();
        if (entry.verb().equals(BEGUN) || entry.verb().equals(DONE)) {
            TicketId ticket = new TicketId(Long.parseLong(entry.subject().id()));
            store.plannedBy(String.valueOf(entry.facts().get("plan"))).forEach(one -> keep(one, ticket, entry, now));
        }
    }

    private void keep(Requisition one, TicketId ticket, Entry entry, Instant now) {
        String execution = String.valueOf(entry.facts().get("execution"));
        String because = "execution:" + execution;
        Viewer by = executions.of(ticket.value(), MOST, Viewer.system()).stream()
                .filter(each -> each.id().text().equals(execution))
                .findFirst()
                .map(each -> viewer(each.by()))
                .orElseGet(Viewer::system);
        for (Proposed wanted : settable(one)) {
            if (entry.verb().equals(DONE)) {
                register.changed(one.at().id(), wanted.key(), wanted.value(), by, because, now);
            } else {
                drifts.approve(one.at().id(), wanted.key(), wanted.value(), because, now.plus(LONGEST), by, now);
            }
        }
    }

    // Somebody may have changed meanwhile what can be set: the rest is kept all the same.
    private List<Proposed> settable(Requisition one) {
        return one.settings().stream().filter(wanted -> isSettable(one, wanted)).toList();
    }

    private boolean isSettable(Requisition one, Proposed wanted) {
        try {
            return register.setting(one.at().id(), wanted.key())
                    .problemWith(wanted.value())
                    .isEmpty();
        } catch (NotFound | Refused gone) {
            return false;
        }
    }

    // In the name of whoever began it: that it might was asked before it began.
    private static Viewer viewer(Actor actor) {
        return new Viewer(actor, Viewer.system().role(), Viewer.system().audience());
    }
}
