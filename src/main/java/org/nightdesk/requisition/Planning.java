package org.nightdesk.requisition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.Planner;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Makes the plan of a playbook from what a request asks for: nothing is typed twice. */
@Component("requisitionPlanning")
class Planning {

    private final Requisitions requisitions;
    private final RequisitionStore store;
    private final Playbooks playbooks;
    private final Planner planner;
    private final Tickets tickets;

    Planning(Requisitions requisitions, RequisitionStore store, Playbooks playbooks, Planner planner, Tickets tickets) {
        this.requisitions = requisitions;
        this.store = store;
        this.playbooks = playbooks;
        this.planner = planner;
        this.tickets = tickets;
    }

    /** Those that a request fills. */
    List<PlaybookVersion> fitting(Requisition requisition, Viewer viewer) {
        return playbooks.all(viewer).stream()
                .filter(one -> !one.retired())
                .filter(one -> Fit.parameters(one.playbook(), requisition).isPresent())
                .toList();
    }

    /** Refused when something changed since it was asked, and when the playbook does not fit. Talks to the world: holds no transaction. */
    KeptPlan plan(TicketId id, PlaybookId playbook, Viewer by, Instant now) {
        Ticket ticket = tickets.ticket(id, by);
        Requisition requisition =
                requisitions.requisition(id).orElseThrow(() -> new NotFound("configuration request " + id.value()));
        List<Problem> problems = requisitions.problems(requisition, by);
        if (!problems.isEmpty()) {
            throw Refused.conflict(problems.getFirst().reason());
        }
        PlaybookVersion version = playbooks.newest(playbook, by);
        Map<String, String> filled = Fit.parameters(version.playbook(), requisition)
                .orElseThrow(() -> Refused.conflict(version.name() + " asks for other things than this request says."));
        KeptPlan plan = planner.plan(version, filled, ticket.title(), ticket.number(), by, now);
        store.planned(requisition.ticket(), plan.id().text());
        return plan;
    }
}
