package org.nightdesk.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.desk.Undoing;
import org.nightdesk.macro.Step;
import org.nightdesk.macro.Steps;
import org.nightdesk.macro.Verb;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the same to many tickets, each for itself: one that refuses holds up none of the others. */
@Component
class BulkActions {

    /** What one go may touch: some seconds of work. */
    static final int MOST = 1_000;

    private static final Set<Verb> SAID = EnumSet.of(Verb.NOTE, Verb.REPLY);

    private final BulkStore store;
    private final Tickets tickets;
    private final Undoing undoing;
    private final Queue queue;
    private final Filters filters;
    private final Steps steps;
    private final TransactionTemplate transaction;

    BulkActions(
            BulkStore store,
            Tickets tickets,
            Undoing undoing,
            Queue queue,
            Filters filters,
            Steps steps,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.tickets = tickets;
        this.undoing = undoing;
        this.queue = queue;
        this.filters = filters;
        this.steps = steps;
        // Inside a request that is one transaction as a whole, each ticket still fails for itself.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What was done and to which tickets, with the reason for each that refused. */
    record Outcome(Action action, List<Touched> touched) {

        List<Touched> refused() {
            return touched.stream().filter(one -> !one.isDone()).toList();
        }

        int done() {
            return touched.size() - refused().size();
        }
    }

    /** How many the words find. Refused above {@link #MOST}, and when they are not understood. */
    int count(String words, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        int count = queue.count(filters.parse(words, by, now), by, MOST + 1);
        if (count > MOST) {
            throw Refused.invalid(
                    "q",
                    "These are more than 1,000 tickets, and one go does 1,000. Look for fewer first; nothing was done.");
        }
        return count;
    }

    /** All that the words find, as long as these are as many as was said. */
    List<TicketId> found(String words, int expected, Viewer by, Instant now) {
        Filter filter = filters.parse(words, by, now);
        List<TicketId> found =
                queue.newest(filter, by, 0, MOST + 1).stream().map(Ticket::id).toList();
        if (found.size() != expected) {
            throw Refused.conflict("The list has changed: " + found.size() + " tickets now, " + expected
                    + " a moment ago. Look again; nothing was done.");
        }
        return found;
    }

    /** Refused as a whole without tickets, with too many, or when a step is wrong or cannot be taken back. */
    Outcome act(Collection<TicketId> picked, List<Step> wanted, String back, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        if (picked.isEmpty() || picked.size() > MOST) {
            throw Refused.invalid("tickets", "Choose one to 1,000 tickets.");
        }
        if (wanted.stream().anyMatch(step -> SAID.contains(step.verb()))) {
            throw Refused.invalid("steps", "What is said cannot be taken back, so it is not said to many at once.");
        }
        steps.check(wanted, by);
        long action = store.insert(by.actor(), wanted, back, now);
        List<Touched> touched = new ArrayList<>();
        for (TicketId id : Set.copyOf(picked).stream()
                .sorted(java.util.Comparator.comparing(TicketId::value))
                .toList()) {
            touched.add(one(action, id, wanted, by, now));
        }
        return new Outcome(action(action, by), touched);
    }

    private Touched one(long action, TicketId id, List<Step> wanted, Viewer by, Instant now) {
        try {
            return transaction.execute(status -> {
                tickets.hold(List.of(id));
                Ticket before = tickets.ticket(id, by);
                String memo = undoing.memo(id, by);
                steps.run(wanted, id, Map.of("bulk", action), by, now);
                Ticket after = tickets.ticket(id, by);
                Touched touched = new Touched(id, after.number(), memo, before.version(), after.version(), "");
                store.insert(action, touched);
                return touched;
            });
        } catch (Refused refused) {
            return keep(
                    action,
                    Touched.refused(
                            id, number(id, by), refused.problems().getFirst().reason()));
        } catch (NotFound gone) {
            return Touched.refused(id, bare(id), "It is not there any more.");
        }
    }

    private Touched keep(long action, Touched refused) {
        store.insert(action, refused);
        return refused;
    }

    private String number(TicketId id, Viewer by) {
        return tickets.find(id, by).map(Ticket::number).orElseGet(() -> bare(id));
    }

    // What is gone has no kind any more, so its number stands without a prefix.
    private static String bare(TicketId id) {
        return Long.toString(id.value());
    }

    /** Only for who did it. */
    Outcome outcome(long id, Viewer by) {
        return new Outcome(action(id, by), store.touched(id));
    }

    /** Each ticket is again what it was, unless somebody has changed it since. Refused after a minute, and the second time. */
    Outcome undo(long id, Viewer by, Instant now) {
        Action action = action(id, by);
        if (!action.mayBeUndone(now) || !store.undo(id, now)) {
            throw Refused.conflict("It can be taken back once, within a minute. That is over.");
        }
        String what = String.join("; ", Step.lines(action.steps()));
        List<Touched> undone = store.touched(id).stream()
                .filter(Touched::isDone)
                .map(one -> undo(one, what, by, now))
                .toList();
        return new Outcome(action(id, by), undone);
    }

    private Touched undo(Touched one, String what, Viewer by, Instant now) {
        if (one.versionBefore() == one.versionAfter()) {
            return one;
        }
        try {
            transaction.executeWithoutResult(
                    status -> undoing.takeBack(one.ticket(), one.memo(), one.versionAfter(), what, by, now));
            return one;
        } catch (Refused changed) {
            return Touched.refused(
                    one.ticket(), one.number(), changed.problems().getFirst().reason());
        } catch (NotFound gone) {
            return Touched.refused(one.ticket(), one.number(), "It is not there any more.");
        }
    }

    static TicketId id(String number) {
        return TicketNumber.parse(number)
                .orElseThrow(() -> Refused.invalid("tickets", "A ticket looks like INC-1042, not \"" + number + "\"."));
    }

    private Action action(long id, Viewer by) {
        return store.find(id).filter(action -> action.isOf(by)).orElseThrow(() -> new NotFound("bulk action " + id));
    }
}
