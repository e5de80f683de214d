package org.nightdesk.automation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.macro.Step;
import org.nightdesk.macro.Steps;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules: leads write them and switch them off, all who work here see what they do. */
@Component
class Rules {

    private static final int TRIED = 100;
    private static final int MOST = 100;

    private final RuleStore store;
    private final RunStore runs;
    private final Filters filters;
    private final Queue queue;
    private final Tickets tickets;
    private final Steps steps;
    private final Timeline timeline;

    Rules(
            RuleStore store,
            RunStore runs,
            Filters filters,
            Queue queue,
            Tickets tickets,
            Steps steps,
            Timeline timeline) {
        this.store = store;
        this.runs = runs;
        this.filters = filters;
        this.queue = queue;
        this.tickets = tickets;
        this.steps = steps;
        this.timeline = timeline;
    }

    /** What a rule would have done to one ticket; {@code refusal} is why it could not, or empty. */
    record Trial(Ticket ticket, List<String> lines, String refusal) {}

    /** In the order in which they run. */
    List<Rule> all(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all();
    }

    Rule rule(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("rule " + id));
    }

    /** The newest first. */
    List<Run> runs(long id, int most, Viewer viewer) {
        return runs.last(rule(id, viewer).id(), most);
    }

    /** What people call the tickets of these runs; one that the viewer may not see has no name here. */
    Map<TicketId, String> numbers(List<Run> met, Viewer viewer) {
        return tickets.find(met.stream().map(Run::ticket).distinct().toList(), viewer).stream()
                .collect(Collectors.toMap(Ticket::id, Ticket::number));
    }

    /** How often each has met a ticket, by its id. */
    Map<Long, Integer> matches() {
        return runs.matches();
    }

    /** Switched on at once, for what happens from now on. */
    @Transactional
    Rule create(RuleDraft wanted, Viewer by, Instant now) {
        RuleDraft draft = allowed(wanted, by, now);
        if (store.all().size() >= MOST) {
            throw Refused.invalid("name", "There are 100 rules. Remove one first.");
        }
        Rule created = store.insert(draft, now).orElseThrow(() -> taken(draft));
        record(created, "created", by, now);
        return created;
    }

    @Transactional
    Rule change(long id, RuleDraft wanted, Viewer by, Instant now) {
        rule(id, by);
        RuleDraft draft = allowed(wanted, by, now);
        Rule changed = store.update(id, draft, now).orElseThrow(() -> taken(draft));
        record(changed, "changed", by, now);
        return changed;
    }

    /** Off, it does nothing from this moment on; on again, what happened meanwhile is not for it. */
    @Transactional
    Rule turn(long id, boolean on, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Rule rule = rule(id, by);
        if (rule.active() != on) {
            store.turn(id, on, now);
            record(rule, on ? "switched on" : "switched off", by, now);
        }
        return rule(id, by);
    }

    /** One place earlier in the order. */
    @Transactional
    void raise(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Rule rule = rule(id, by);
        store.raise(id);
        record(rule, "raised", by, now);
    }

    @Transactional
    void remove(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Rule rule = rule(id, by);
        store.delete(id);
        record(rule, "removed", by, now);
    }

    /** What it would do to those of the last hundred tickets that it matches, were it to meet them now. Nothing is done. */
    List<Trial> tryOut(long id, Viewer by, Instant now) {
        Rule rule = rule(id, by);
        Filter filter = filters.parse(rule.draft().filter(), rule.viewer(), now);
        List<Trial> trials = new ArrayList<>();
        for (Ticket ticket : queue.newest(new Filter(List.of(), ""), by, 0, TRIED)) {
            if (queue.count(filter.only(ticket.id()), by, 1) == 1) {
                Steps.Rehearsal rehearsal = steps.rehearse(rule.steps(), ticket.id(), rule.viewer(), now);
                trials.add(new Trial(ticket, rehearsal.lines(), rehearsal.refusal()));
            }
        }
        return trials;
    }

    private RuleDraft allowed(RuleDraft wanted, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        RuleDraft draft = wanted.checked();
        try {
            filters.parse(draft.filter(), Viewer.system(), now);
        } catch (Refused unknown) {
            throw Refused.invalid("words", unknown.problems().getFirst().reason());
        }
        if (draft.steps().stream().anyMatch(step -> step.value().equals("me"))) {
            throw Refused.invalid("steps", "A rule is nobody: say a name in place of \"me\".");
        }
        steps.check(draft.steps(), by);
        return draft;
    }

    private static Refused taken(RuleDraft draft) {
        return Refused.invalid("name", "There is a rule called " + draft.name() + ". Use another name.");
    }

    private void record(Rule rule, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                rule.subject(),
                now,
                by.actor(),
                verb,
                rule.name(),
                Map.of(
                        "event", rule.draft().event().word(),
                        "words", rule.draft().words(),
                        "steps", String.join("\n", Step.lines(rule.steps())))));
    }
}
