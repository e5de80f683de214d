package org.nightdesk.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.TeamId;
import org.nightdesk.queue.screen.Row.Cell;
import org.nightdesk.sla.Standing;

/** What the chosen columns say of a ticket. */
record Cells(
        Arrangement arrangement,
        Map<ServiceId, String> services,
        Map<OrganisationId, String> customers,
        Map<TeamId, String> teams) {

    List<Cell> of(Ticket ticket, Standing standing) {
        List<Column> columns = arrangement.columns();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new Cell(
                        columns.get(i).word(),
                        i + 1,
                        words(columns.get(i), ticket, standing),
                        since(columns.get(i), ticket)))
                .toList();
    }

    private String words(Column column, Ticket ticket, Standing standing) {
        return switch (column) {
            case SERVICE -> services.getOrDefault(ticket.service(), "");
            case CUSTOMER -> ticket.organisation().map(customers::get).orElse("");
            case TEAM -> ticket.team().map(teams::get).orElse("");
            case STATE -> spoken(ticket.state().word());
            case WAITING -> standing.waiting().map(wait -> wait.on().spoken()).orElse("");
            case TAGS -> String.join(", ", ticket.tags());
            case KIND -> ticket.kind().title();
            case WHOSE, AGE, CHANGED -> "";
        };
    }

    private static Optional<Instant> since(Column column, Ticket ticket) {
        return switch (column) {
            case AGE -> Optional.of(ticket.openedAt());
            case CHANGED -> Optional.of(ticket.updatedAt());
            case SERVICE, CUSTOMER, WHOSE, TEAM, STATE, WAITING, TAGS, KIND -> Optional.empty();
        };
    }

    private static String spoken(String state) {
        return Character.toUpperCase(state.charAt(0)) + state.substring(1).replace('-', ' ');
    }
}
