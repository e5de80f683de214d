package org.nightdesk.relation;

import java.util.Arrays;
import java.util.List;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Finds the tickets that people name by their numbers. */
@Component
class Numbers {

    private final Tickets tickets;

    Numbers(Tickets tickets) {
        this.tickets = tickets;
    }

    /** The ticket of an address; NotFound when there is none, or not for this viewer. */
    Ticket at(String number, Viewer viewer) {
        TicketId id = TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
        return tickets.ticket(id, viewer);
    }

    /** The ticket typed into a field; refuses one that does not exist. */
    Ticket typed(String field, String number, Viewer viewer) {
        return TicketNumber.parse(number)
                .flatMap(id -> tickets.find(id, viewer))
                .orElseThrow(() -> Refused.invalid(
                        field, "There is no ticket \"" + number.strip() + "\". Its number looks like REQ-1042."));
    }

    /** Those typed with spaces or commas between; refuses none at all. */
    List<Ticket> list(String field, String numbers, Viewer viewer) {
        List<Ticket> all = Arrays.stream(numbers.strip().split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .map(number -> typed(field, number, viewer))
                .distinct()
                .toList();
        if (all.isEmpty()) {
            throw Refused.invalid(
                    field, "Enter the number of a ticket, such as REQ-1042; several with spaces between.");
        }
        return all;
    }
}
