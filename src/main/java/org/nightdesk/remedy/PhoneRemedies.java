package org.nightdesk.remedy;

import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PhonePart;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel.Piece;
import org.springframework.stereotype.Component;

/** On the phone page: the playbooks of the service that woke its holder. Who follows one signs in first: a link from a message changes nothing in production. */
@Component
class PhoneRemedies implements PhonePart {

    private final Remedies remedies;
    private final Tickets tickets;
    private final Viewers viewers;

    PhoneRemedies(Remedies remedies, Tickets tickets, Viewers viewers) {
        this.remedies = remedies;
        this.tickets = tickets;
        this.viewers = viewers;
    }

    @Override
    public Optional<Piece> on(Page page, Person holder, String path, String proof) {
        if (!page.subject().kind().equals("ticket")) {
            return Optional.empty();
        }
        Viewer viewer = viewers.of(holder);
        return tickets.find(new TicketId(Long.parseLong(page.subject().id())), viewer)
                .flatMap(ticket -> remedies.of(ticket, viewer))
                .map(screen -> new Piece("remedy/phone", screen));
    }
}
