package org.nightdesk.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.desk.TicketId;
import org.nightdesk.engine.DueWork;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Followers;
import org.nightdesk.timeline.Recorded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the history and runs the rules of events. The place it has read to moves in the transaction that does what follows, and one
 * node reads at a time: each entry meets each rule once.
 */
@Component
class OnEvents implements DueWork {

    /** A rule may set off another, and that one a third. */
    static final int LONGEST_CHAIN = 3;

    private static final String FOLLOWER = "automation";
    private static final Set<String> KINDS = Set.of("ticket");
    private static final int LOT = 50;
    private static final Duration OLDEST = Duration.ofDays(2);

    private final Followers followers;
    private final RuleStore rules;
    private final RunStore runs;
    private final Hand hand;
    private final TransactionTemplate transaction;

    OnEvents(Followers followers, RuleStore rules, RunStore runs, Hand hand, TransactionTemplate transaction) {
        this.followers = followers;
        this.rules = rules;
        this.runs = runs;
        this.hand = hand;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "automation.events";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(Followers.earliest(FOLLOWER));
    }

    @Override
    public int runDue(Instant now) {
        Integer read =
                transaction.execute(status -> followers.follow(FOLLOWER, KINDS, LOT, heard -> consider(heard, now)));
        return read == null ? 0 : read;
    }

    private void consider(List<Recorded> heard, Instant now) {
        List<Rule> active = rules.all().stream().filter(Rule::active).toList();
        heard.stream()
                .map(Recorded::entry)
                .filter(entry -> entry.at().isAfter(now.minus(OLDEST)))
                .forEach(entry -> consider(entry, active, now));
    }

    private void consider(Entry entry, List<Rule> active, Instant now) {
        Optional<Event> event = Event.of(entry);
        int depth = number(entry, "depth");
        if (event.isEmpty() || depth >= LONGEST_CHAIN) {
            return;
        }
        TicketId ticket = new TicketId(Long.parseLong(entry.subject().id()));
        for (Rule rule : active) {
            boolean isMeant = rule.draft().event() == event.get()
                    && rule.id() != number(entry, "rule")
                    && !entry.at().isBefore(rule.since());
            if (isMeant && hand.matches(rule, ticket, now)) {
                Hand.Outcome outcome = hand.act(rule, ticket, depth + 1, now);
                runs.insert(rule.id(), ticket, Optional.empty(), outcome.word(), outcome.reason(), now);
            }
        }
    }

    private static int number(Entry entry, String fact) {
        return entry.facts().get(fact) instanceof Number number ? number.intValue() : 0;
    }
}
