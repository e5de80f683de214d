package org.nightdesk.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Strip;
import org.nightdesk.sla.Wait;
import org.nightdesk.sla.Waiting;

/**
 * A ticket as the API shows it. {@code clocks} are what is promised for it, and how that stands; {@code mergedInto} is the number of the
 * ticket that it has become part of.
 */
record TicketView(
        String id,
        String kind,
        String title,
        String description,
        String state,
        Optional<String> stateReason,
        Optional<Instant> holdUntil,
        Optional<WaitView> waiting,
        String priority,
        String requestedPriority,
        String impact,
        String urgency,
        String service,
        Optional<String> customer,
        Optional<String> requester,
        Optional<String> assignee,
        Optional<String> team,
        List<String> tags,
        String source,
        Instant openedAt,
        Optional<Instant> acknowledgedAt,
        Optional<AcknowledgementView> acknowledgement,
        Optional<Instant> resolvedAt,
        Instant updatedAt,
        List<ClockView> clocks,
        List<LinkView> links,
        Optional<String> mergedInto) {

    /** For whom or what it waits, since when, when somebody was last reminded of it and when they are next. */
    record WaitView(String on, Instant since, Optional<Instant> remindedAt, Optional<Instant> remindAt) {}

    /** Who has it, and until when. */
    record AcknowledgementView(String by, Instant at, Optional<Instant> until) {}

    /**
     * A promise: {@code target} is first-response, next-update, resolution, developers or vendor; {@code dueAt} is missing while it
     * pauses. {@code state} is running, paused, met or ended; {@code remaining} is open time, negative when late.
     */
    record ClockView(
            String target,
            Optional<Instant> dueAt,
            String state,
            boolean late,
            Duration remaining,
            Optional<String> waitingOn) {}

    /** A tie to another ticket; {@code direction} is to or from. */
    record LinkView(String kind, String ticket, String title, String direction) {}

    static TicketView of(
            Ticket ticket,
            String service,
            List<TicketLinks.Link> links,
            List<Strip> clocks,
            Optional<Wait> waiting,
            Optional<String> mergedInto) {
        return new TicketView(
                ticket.number(),
                ticket.kind().word(),
                ticket.title(),
                ticket.description(),
                ticket.state().word(),
                reason(ticket.state()),
                ticket.state() instanceof TicketState.OnHold hold ? hold.until() : Optional.empty(),
                waiting.map(TicketView::wait),
                ticket.priority().word(),
                ticket.requested().word(),
                ticket.impact().name().toLowerCase(Locale.ROOT),
                ticket.urgency().name().toLowerCase(Locale.ROOT),
                service,
                ticket.organisation().map(OrganisationId::text),
                ticket.requester().map(PersonId::text),
                ticket.assignee().map(PersonId::text),
                ticket.team().map(TeamId::text),
                ticket.tags(),
                ticket.source(),
                ticket.openedAt(),
                ticket.acknowledgedAt(),
                ticket.acknowledgement().map(TicketView::acknowledgement),
                ticket.resolvedAt(),
                ticket.updatedAt(),
                clocks.stream().map(TicketView::clock).toList(),
                links.stream().map(TicketView::link).toList(),
                mergedInto);
    }

    private static WaitView wait(Wait wait) {
        return new WaitView(wait.on().word(), wait.since(), wait.remindedAt(), wait.remindAt());
    }

    private static AcknowledgementView acknowledgement(Acknowledgement current) {
        return new AcknowledgementView(
                current.by().map(PersonId::text).orElse(current.name()), current.at(), current.until());
    }

    private static ClockView clock(Strip strip) {
        String state = strip.isRunning() ? "running" : strip.isPaused() ? "paused" : strip.isMet() ? "met" : "ended";
        return new ClockView(
                strip.promise().word(),
                strip.due(),
                state,
                strip.isLate(),
                strip.left(),
                strip.waitingOn().map(Waiting::word));
    }

    private static LinkView link(TicketLinks.Link link) {
        return new LinkView(link.kind(), link.other().number(), link.other().title(), link.outgoing() ? "to" : "from");
    }

    private static Optional<String> reason(TicketState state) {
        return switch (state) {
            case TicketState.OnHold hold -> Optional.of(hold.reason());
            case TicketState.Workaround workaround -> Optional.of(workaround.how());
            case TicketState.Resolved resolved -> Optional.of(resolved.note());
            case TicketState.New fresh -> Optional.empty();
            case TicketState.Open open -> Optional.empty();
            case TicketState.Closed closed -> Optional.empty();
        };
    }
}
