package org.nightdesk.worklog;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.nightdesk.worklog.screen.WorkPanel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The sum and the stopwatch beside a ticket. */
@Component
@Order(40)
class WorkPanels implements Panel {

    private final Worklog worklog;
    private final Tickets tickets;
    private final Viewers viewers;

    WorkPanels(Worklog worklog, Tickets tickets, Viewers viewers) {
        this.worklog = worklog;
        this.tickets = tickets;
        this.viewers = viewers;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        TicketId ticket = new TicketId(Long.parseLong(subject.id()));
        Optional<Work> running = worklog.running(viewer);
        boolean here = running.filter(work -> work.ticket().equals(ticket)).isPresent();
        Times times = new Times(now, Place.of(viewers.zone()), java.util.List.of());
        return Optional.of(new Piece(
                "worklog/panel",
                new WorkPanel(
                        "/tickets/" + tickets.ticket(ticket, viewer).number(),
                        Work.spoken(WorkController.sum(worklog.of(ticket, viewer))),
                        here,
                        running.map(work -> times.clock(work.beganAt())).orElse(""),
                        here
                                ? ""
                                : running.flatMap(work -> tickets.find(work.ticket(), viewer))
                                        .map(other -> other.number())
                                        .orElse(""))));
    }
}
