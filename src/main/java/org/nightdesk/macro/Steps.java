package org.nightdesk.macro;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Priority;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketChange;
import org.nightdesk.desk.TicketFacts;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.template.Templates;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Does steps to a ticket, all or none, or only shows what they would do. */
@Component
public class Steps {

    private static final Set<String> ON =
            Arrays.stream(Waiting.values()).map(Waiting::word).collect(Collectors.toSet());

    private final Tickets tickets;
    private final TicketFacts facts;
    private final Templates templates;
    private final Meaning meaning;
    private final Timeline timeline;
    private final TransactionTemplate rehearsals;

    Steps(
            Tickets tickets,
            TicketFacts facts,
            Templates templates,
            Meaning meaning,
            Timeline timeline,
            PlatformTransactionManager transactions) {
        this.tickets = tickets;
        this.facts = facts;
        this.templates = templates;
        this.meaning = meaning;
        this.timeline = timeline;
        this.rehearsals = new TransactionTemplate(transactions);
        this.rehearsals.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What steps would do to a ticket, a line each; {@code refusal} is why they cannot, empty when they can. */
    public record Rehearsal(List<String> lines, String refusal) {}

    /** Refused, naming the field {@code steps}, when a step names somebody or something that is not there. */
    public void check(List<Step> steps, Viewer by) {
        for (Step step : steps) {
            switch (step.verb()) {
                case ASSIGN -> meaning.person(step.value().equals("me") ? "" : step.value(), by);
                case TEAM -> meaning.team(step.value());
                case KIND -> kind(step.value());
                case PRIORITY -> Meaning.priority(step.value());
                case IMPACT -> level("impact", step);
                case URGENCY -> level("urgency", step);
                case SERVICE -> meaning.service(step.value());
                case REPLY -> template(step.value(), by);
                case SNOOZE -> meaning.moment(step.value(), by, Instant.EPOCH);
                case HOLD, TAG, UNTAG, NOTE -> needed(step);
                case ACKNOWLEDGE, CONTINUE, RESOLVE, REOPEN -> {}
            }
        }
    }

    /**
     * Does them in order, in one transaction; the first refusal undoes all. {@code facts} are added to each timeline entry they make, and say on
     * whose account: entries with the fact {@code run} are told by one line of who ran them.
     */
    @Transactional
    public void run(List<Step> steps, TicketId id, Map<String, ?> facts, Viewer by, Instant now) {
        timeline.with(facts, () -> steps.forEach(step -> run(step, id, by, now)));
    }

    /** Does them and takes everything back at once: nothing is left, nobody is told. */
    public Rehearsal rehearse(List<Step> steps, TicketId id, Viewer by, Instant now) {
        List<String> lines = new ArrayList<>();
        try {
            rehearsals.executeWithoutResult(status -> {
                status.setRollbackOnly();
                for (Step step : steps) {
                    Ticket before = tickets.ticket(id, by);
                    run(step, id, by, now);
                    lines.add(said(step, before, tickets.ticket(id, by), by, now));
                }
            });
            return new Rehearsal(lines, "");
        } catch (Refused refused) {
            return new Rehearsal(lines, refused.problems().getFirst().reason());
        } catch (NotFound gone) {
            return new Rehearsal(lines, "It is not there any more.");
        }
    }

    private String said(Step step, Ticket before, Ticket after, Viewer by, Instant now) {
        if (step.verb() == Verb.REPLY) {
            return "Reply “" + step.value() + "”:\n"
                    + templates.fill(template(step.value(), by), after, by, now).text();
        }
        boolean same = before.version() == after.version() && step.verb() != Verb.NOTE;
        String priority = before.priority().equals(after.priority())
                ? ""
                : " (" + before.priority().word() + " becomes "
                        + after.priority().word() + ")";
        return step.line() + (same ? " (already so)" : priority);
    }

    private void run(Step step, TicketId id, Viewer by, Instant now) {
        String value = step.value();
        switch (step.verb()) {
            case ACKNOWLEDGE -> tickets.acknowledge(id, by, Optional.empty(), now);
            case ASSIGN ->
                tickets.assign(id, meaning.person(value, by), ticket(id, by).team(), by, now);
            case TEAM -> tickets.assign(id, ticket(id, by).assignee(), meaning.team(value), by, now);
            case KIND -> change(id, TicketChange.NONE.as(kind(value)), by, now);
            case PRIORITY -> change(id, TicketChange.NONE.at(new Priority(Meaning.priority(value))), by, now);
            case IMPACT -> change(id, levels(Optional.of(level("impact", step)), Optional.empty()), by, now);
            case URGENCY -> change(id, levels(Optional.empty(), Optional.of(level("urgency", step))), by, now);
            case SERVICE -> change(id, service(meaning.service(value).id()), by, now);
            case HOLD -> hold(id, value, by, now);
            case SNOOZE -> tickets.hold(id, Optional.of(meaning.moment(value, by, now)), "snoozed", by, now);
            case CONTINUE -> tickets.unhold(id, by, now);
            case TAG -> tags(id, Stream.concat(ticket(id, by).tags().stream(), words(value)), by, now);
            case UNTAG -> {
                List<String> away = words(value).toList();
                tags(id, ticket(id, by).tags().stream().filter(tag -> !away.contains(tag)), by, now);
            }
            case NOTE -> tickets.note(id, value, false, by, now);
            case REPLY -> reply(id, value, by, now);
            case RESOLVE -> tickets.resolve(id, value, by, now);
            case REOPEN -> tickets.reopen(id, value, false, by, now);
        }
    }

    private void change(TicketId id, TicketChange change, Viewer by, Instant now) {
        facts.change(id, change, by, now);
    }

    private static TicketChange levels(Optional<Level> impact, Optional<Level> urgency) {
        return new TicketChange(
                Optional.empty(), Optional.empty(), impact, urgency, Optional.empty(), Optional.empty());
    }

    private static TicketChange service(ServiceId service) {
        return new TicketChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(service),
                Optional.empty());
    }

    private void tags(TicketId id, Stream<String> tags, Viewer by, Instant now) {
        change(
                id,
                new TicketChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(tags.distinct().toList())),
                by,
                now);
    }

    private void hold(TicketId id, String value, Viewer by, Instant now) {
        int comma = value.indexOf(',');
        String on = comma < 0 ? "" : value.substring(0, comma).strip();
        if (ON.contains(on)) {
            tickets.hold(id, Waiting.of(on), Optional.empty(), value.substring(comma + 1), by, now);
        } else {
            tickets.hold(id, Optional.empty(), value, by, now);
        }
    }

    private void reply(TicketId id, String name, Viewer by, Instant now) {
        Ticket ticket = ticket(id, by);
        tickets.note(id, templates.fill(template(name, by), ticket, by, now).text(), true, by, now);
    }

    private Ticket ticket(TicketId id, Viewer by) {
        return tickets.ticket(id, by);
    }

    private org.nightdesk.template.Template template(String name, Viewer by) {
        return templates.named(name, by);
    }

    private static Kind kind(String value) {
        try {
            return Kind.of(value.toLowerCase(java.util.Locale.ROOT));
        } catch (Refused unknown) {
            throw Refused.invalid("steps", unknown.problems().getFirst().reason());
        }
    }

    private static Level level(String field, Step step) {
        return Level.of(field, step.value().toLowerCase(java.util.Locale.ROOT));
    }

    private static void needed(Step step) {
        if (step.value().isBlank()) {
            throw Refused.invalid(
                    "steps",
                    "Behind \"" + step.verb().word() + ":\" belongs "
                            + step.verb().value() + ".");
        }
    }

    private static Stream<String> words(String value) {
        return Arrays.stream(value.split("[\\s,]+")).filter(word -> !word.isEmpty());
    }
}
