package org.nightdesk.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.engine.DueWork;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the rules of time: once for each ticket that has stood still long enough, again only when somebody else has touched it since.
 * A rule looks every half minute, on one node.
 */
@Component
class OnTime implements DueWork {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int MOST = 500;

    private final RuleStore rules;
    private final RunStore runs;
    private final Hand hand;
    private final Queue queue;
    private final Filters filters;
    private final TransactionTemplate transaction;

    OnTime(RuleStore rules, RunStore runs, Hand hand, Queue queue, Filters filters, TransactionTemplate transaction) {
        this.rules = rules;
        this.runs = runs;
        this.hand = hand;
        this.queue = queue;
        this.filters = filters;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "automation.time";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(RuleStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        int done = 0;
        for (Rule rule : rules.all()) {
            if (rule.active() && rule.draft().event() == Event.STILL && rules.claim(rule.id(), now, now.plus(EVERY))) {
                done += look(rule, now);
            }
        }
        return done;
    }

    private int look(Rule rule, Instant now) {
        try {
            List<Ticket> still =
                    queue.newest(filters.parse(rule.draft().filter(), rule.viewer(), now), rule.viewer(), 0, MOST);
            return (int)
                    still.stream().filter(ticket -> meet(rule, ticket, now)).count();
        } catch (Refused unknown) {
            rules.problem(rule.id(), unknown.problems().getFirst().reason());
            return 0;
        }
    }

    private boolean meet(Rule rule, Ticket ticket, Instant now) {
        if (runs.hasMet(rule.id(), ticket.id(), ticket.version())) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Integer> version = Optional.of(ticket.version());
            if (!runs.insert(rule.id(), ticket.id(), version, "failed", "It was broken off.", now)) {
                return false;
            }
            Hand.Outcome outcome = hand.act(rule, ticket.id(), 1, now);
            runs.outcome(rule.id(), ticket.id(), ticket.version(), outcome.word(), outcome.reason());
            // What it has just done itself is not a change that makes it look again.
            hand.find(ticket.id())
                    .ifPresent(
                            after -> runs.insert(rule.id(), ticket.id(), Optional.of(after.version()), "own", "", now));
            return true;
        }));
    }
}
