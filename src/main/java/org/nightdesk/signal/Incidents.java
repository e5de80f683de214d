package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketChange;
import org.nightdesk.desk.TicketFacts;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** What alerts do to incidents: open, join, reopen, settle. */
@Component
class Incidents {

    private static final int LONGEST_TITLE = 300;

    private final Tickets tickets;
    private final TicketFacts facts;
    private final TicketLinks links;
    private final GroupStore groups;
    private final AlertStore alerts;
    private final Timeline timeline;

    Incidents(
            Tickets tickets,
            TicketFacts facts,
            TicketLinks links,
            GroupStore groups,
            AlertStore alerts,
            Timeline timeline) {
        this.tickets = tickets;
        this.facts = facts;
        this.links = links;
        this.groups = groups;
        this.alerts = alerts;
        this.timeline = timeline;
    }

    /** Gives each item of one locked group its incident; {@code last} is the group's ticket, locked too. */
    void join(Group group, @Nullable Ticket last, List<Item> items, Instant now) {
        Item worst = items.stream()
                .min(Comparator.comparing(item -> item.signal.severity()))
                .orElseThrow();
        if (last == null || isOver(last) && !isBackSoon(last, worst.integration, now)) {
            opened(group, items, worst, now);
        } else if (isOver(last)) {
            reopened(group, last.id(), items, worst, now);
        } else {
            joined(group, last.id(), items, worst, now);
        }
    }

    private static boolean isOver(Ticket ticket) {
        return ticket.state().over();
    }

    private static boolean isBackSoon(Ticket ticket, Integration integration, Instant now) {
        return ticket.resolvedAt()
                .map(at -> at.plus(Duration.ofMinutes(integration.reopenMinutes())))
                .filter(end -> !now.isAfter(end))
                .isPresent();
    }

    /** The incident of these ended alerts, when nothing of it fires any more, is resolved or noted. */
    void settle(List<Item> ended, Instant now) {
        Set<TicketId> all =
                ended.stream().map(item -> Objects.requireNonNull(item.ticket)).collect(Collectors.toSet());
        Set<TicketId> firing = alerts.stillFiring(all);
        ended.stream()
                .filter(item -> !firing.contains(item.ticket))
                .collect(Collectors.toMap(
                        item -> Objects.requireNonNull(item.ticket), item -> item.integration, (a, b) -> a))
                .entrySet()
                .stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().value()))
                .forEach(entry -> clear(entry.getKey(), entry.getValue(), now));
    }

    void clear(TicketId id, Integration integration, Instant now) {
        Ticket ticket = tickets.ticket(id, Viewer.system());
        if (ticket.state().over()) {
            return;
        }
        if (integration.resolvesWhenClear() && !(ticket.state() instanceof TicketState.Workaround)) {
            tickets.resolve(id, "All alerts have ended.", viewer(integration), now);
            return;
        }
        note(id, integration, "cleared", "All alerts have ended", now);
    }

    /** It was resolved by hand, the quiet time is over or a new episode has begun, and the alert still comes. */
    void stillFiring(Item item, TicketId ticket, Instant now) {
        tickets.reopen(
                ticket,
                "It was resolved, but fires: " + item.signal.summary(),
                item.isLoud(),
                viewer(item.integration),
                now);
        held(ticket, List.of(item), item, now);
    }

    private void opened(Group group, List<Item> items, Item worst, Instant now) {
        Signal signal = worst.signal;
        Ticket ticket = tickets.open(
                NewTicket.ofSignal(
                        title(signal.summary()),
                        signal.description(),
                        signal.severity().impact(),
                        signal.severity().urgency(),
                        worst.service,
                        isLoud(items)),
                viewer(worst.integration),
                now);
        held(ticket.id(), items, worst, now);
        groups.has(group.key(), ticket.id(), loudest(items), now);
        items.forEach(item -> item.becomes(Outcome.JOINED, ticket.id()));
        worst.becomes(Outcome.OPENED, ticket.id());
        fired(ticket.id(), items, worst, now);
        Optional.ofNullable(group.ticket())
                .ifPresent(before -> links.link(ticket.id(), before, "follows", viewer(worst.integration), now));
    }

    private void reopened(Group group, TicketId ticket, List<Item> items, Item worst, Instant now) {
        tickets.reopen(ticket, "Back again: " + worst.signal.summary(), isLoud(items), viewer(worst.integration), now);
        held(ticket, items, worst, now);
        groups.has(group.key(), ticket, loudest(items), now);
        items.forEach(item -> item.becomes(Outcome.JOINED, ticket));
        worst.becomes(Outcome.REOPENED, ticket);
        fired(ticket, items, worst, now);
    }

    // What is silenced makes nothing worse: whatever joins it and is not, wakes somebody.
    private void joined(Group group, TicketId ticket, List<Item> items, Item worst, Instant now) {
        items.forEach(item -> item.becomes(Outcome.JOINED, ticket));
        Optional<Item> loud = items.stream()
                .filter(item -> item.silences.isEmpty())
                .min(Comparator.comparing(item -> item.signal.severity()));
        boolean worse =
                loud.filter(item -> group.isWorsenedBy(item.signal.severity())).isPresent();
        if (worse || group.isQuiet(now)) {
            groups.noted(group.key(), loudest(items), now);
            fired(ticket, items, worst, now);
        }
        loud.filter(item -> worse).ifPresent(item -> raise(ticket, item, now));
        held(ticket, items, worst, now);
    }

    /** It would be called for, were it not silenced: its page waits. */
    private void held(TicketId ticket, List<Item> items, Item worst, Instant now) {
        List<SilenceId> silences = isLoud(items)
                ? List.of()
                : items.stream()
                        .filter(item -> item.signal.severity().wakes())
                        .map(item -> item.silences)
                        .findFirst()
                        .orElse(List.of());
        if (!silences.isEmpty()) {
            tickets.page(ticket, silences, viewer(worst.integration), now);
        }
    }

    private static boolean isLoud(List<Item> items) {
        return items.stream().anyMatch(Item::isLoud);
    }

    private static int loudest(List<Item> items) {
        return items.stream()
                .filter(item -> item.silences.isEmpty())
                .mapToInt(item -> item.signal.severity().ordinal())
                .min()
                .orElse(GroupStore.NOTHING);
    }

    // A worse alert joins: the incident becomes as pressing as the alert, and wakes somebody if nothing did before.
    private void raise(TicketId ticket, Item worst, Instant now) {
        Severity severity = worst.signal.severity();
        Viewer viewer = viewer(worst.integration);
        Ticket before = tickets.ticket(ticket, Viewer.system());
        facts.change(
                ticket,
                new TicketChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(severity.impact()).filter(level -> level.compareTo(before.impact()) < 0),
                        Optional.of(severity.urgency()).filter(level -> level.compareTo(before.urgency()) < 0),
                        Optional.empty(),
                        Optional.empty()),
                viewer,
                now);
        if (severity.wakes()) {
            tickets.page(ticket, viewer, now);
        }
    }

    private void fired(TicketId ticket, List<Item> items, Item worst, Instant now) {
        String more = items.size() > 1 ? " and " + (items.size() - 1) + " more" : "";
        note(ticket, worst.integration, "signalled", worst.signal.summary() + more, now);
    }

    private void note(TicketId ticket, Integration integration, String verb, String text, Instant now) {
        timeline.append(Entry.internal(
                ticket.subject(),
                now,
                integration.actor(),
                verb,
                text,
                Map.of("integration", integration.id().value())));
    }

    private static String title(String summary) {
        return summary.length() <= LONGEST_TITLE ? summary : summary.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static Viewer viewer(Integration integration) {
        return new Viewer(integration.actor(), Role.AGENT, Set.of(Viewer.STAFF));
    }
}
