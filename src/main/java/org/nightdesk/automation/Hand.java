package org.nightdesk.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.macro.Step;
import org.nightdesk.macro.Steps;
import org.nightdesk.macro.Verb;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a rule says to a ticket it matches: within its bounds, all or nothing, and told on the ticket. */
@Component
class Hand {

    private static final Logger log = LoggerFactory.getLogger(Hand.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final RuleStore rules;
    private final RunStore runs;
    private final Tickets tickets;
    private final Queue queue;
    private final Filters filters;
    private final Steps steps;
    private final Timeline timeline;
    private final TransactionTemplate nested;

    Hand(
            RuleStore rules,
            RunStore runs,
            Tickets tickets,
            Queue queue,
            Filters filters,
            Steps steps,
            Timeline timeline,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.runs = runs;
        this.tickets = tickets;
        this.queue = queue;
        this.filters = filters;
        this.steps = steps;
        this.timeline = timeline;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What became of it, and the ticket's version then. */
    record Outcome(String word, String reason) {}

    /** Whether the rule's words find the ticket. Words that are not understood any more find nothing, and the rule says so. */
    boolean matches(Rule rule, TicketId ticket, Instant now) {
        try {
            var filter =
                    filters.parse(rule.draft().filter(), rule.viewer(), now).only(ticket);
            return queue.count(filter, rule.viewer(), 1) == 1;
        } catch (Refused unknown) {
            rules.problem(rule.id(), unknown.problems().getFirst().reason());
            return false;
        }
    }

    /** Inside a transaction, which goes on whatever happens here. {@code depth}: the how many-th in a chain of rules this is. */
    Outcome act(Rule rule, TicketId ticket, int depth, Instant now) {
        if (runs.count(rule.id(), ticket, now.minus(HOUR)) >= rule.draft().most()) {
            return new Outcome("bounded", "It ran " + rule.draft().most() + " times within the hour.");
        }
        try {
            return nested.execute(status -> done(rule, ticket, depth, now));
        } catch (Refused refused) {
            return new Outcome("refused", refused.problems().getFirst().reason());
        } catch (NotFound gone) {
            return new Outcome("refused", "It is not there any more.");
        } catch (RuntimeException bug) {
            log.error("rule {} failed on ticket {}", rule.text(), ticket.value(), bug);
            return new Outcome("failed", "An error of ours; the log has it.");
        }
    }

    private Outcome done(Rule rule, TicketId id, int depth, Instant now) {
        Viewer viewer = rule.viewer();
        Ticket before = tickets.ticket(id, viewer);
        steps.run(rule.steps(), id, Map.of("run", rule.name(), "rule", rule.id(), "depth", depth), viewer, now);
        boolean said = rule.steps().stream().map(Step::verb).anyMatch(verb -> verb == Verb.NOTE || verb == Verb.REPLY);
        if (!said && tickets.ticket(id, viewer).version() == before.version()) {
            return new Outcome("unchanged", "");
        }
        String what = String.join("; ", Step.lines(rule.steps()));
        timeline.append(Entry.internal(
                id.subject(), now, viewer.actor(), "ran", what, Map.of("rule", rule.id(), "depth", depth)));
        return new Outcome("done", what);
    }

    Optional<Ticket> find(TicketId id) {
        return tickets.find(id, Viewer.system());
    }
}
