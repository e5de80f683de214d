package org.nightdesk.holding;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.customer.Languages;
import org.nightdesk.desk.Conveyance;
import org.nightdesk.desk.Conveyed;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Wait;
import org.nightdesk.subject.Viewer;
import org.nightdesk.template.Filled;
import org.nightdesk.template.Templates;
import org.springframework.stereotype.Component;

/**
 * Proposes a reply for a ticket that has waited long and about which the customer has heard nothing since: the template for what it waits for, in their
 * language.
 */
@Component
class HoldingReply implements Conveyance {

    private final Clocks clocks;
    private final Templates templates;
    private final Languages languages;

    HoldingReply(Clocks clocks, Templates templates, Languages languages) {
        this.clocks = clocks;
        this.templates = templates;
        this.languages = languages;
    }

    @Override
    public String reach(Ticket ticket) {
        return "";
    }

    @Override
    public Map<Long, Conveyed> of(TicketId ticket, Viewer viewer, Instant now) {
        return Map.of();
    }

    @Override
    public String proposal(Ticket ticket, Viewer viewer, Instant now) {
        return clocks.standing(ticket.id().value(), now)
                .waiting()
                .filter(Wait::isOverdue)
                .flatMap(wait -> templates.holding(
                        wait.on(),
                        ticket.team(),
                        ticket.requester().map(languages::of).orElse(""),
                        viewer))
                .map(template -> templates.fill(template, ticket, viewer, now))
                .map(Filled::text)
                .orElse("");
    }
}
