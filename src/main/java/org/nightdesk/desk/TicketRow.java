package org.nightdesk.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;

/** How a ticket is read from a row that has all of {@link #COLUMNS}. */
final class TicketRow {

    static final String COLUMNS = """
            id, kind, title, description, state, state_reason, state_at, hold_until, waiting_on, impact, urgency, priority, requested,
                   service_id, organisation_id, requester_id, assignee_id, team_id, tags, source, opened_at,
                   acknowledged_at, ack_by, ack_name, ack_at, ack_until, resolved_at, updated_at, version, merged_into
            """;

    private TicketRow() {}

    static Ticket of(ResultSet row, int number) throws SQLException {
        return new Ticket(
                new TicketId(row.getLong("id")),
                Kind.of(row.getString("kind")),
                row.getString("title"),
                row.getString("description"),
                state(row),
                Level.ofRank(row.getInt("impact")),
                Level.ofRank(row.getInt("urgency")),
                new Priority(row.getInt("priority")),
                requested(row),
                new ServiceId(row.getLong("service_id")),
                number(row, "organisation_id").map(OrganisationId::new),
                number(row, "requester_id").map(PersonId::new),
                number(row, "assignee_id").map(PersonId::new),
                number(row, "team_id").map(TeamId::new),
                strings(row.getArray("tags")),
                row.getString("source"),
                instant(row, "opened_at").orElseThrow(),
                instant(row, "acknowledged_at"),
                acknowledgement(row),
                instant(row, "resolved_at"),
                instant(row, "updated_at").orElseThrow(),
                row.getInt("version"));
    }

    private static Priority requested(ResultSet row) throws SQLException {
        int requested = row.getInt("requested");
        return new Priority(row.wasNull() ? row.getInt("priority") : requested);
    }

    private static Optional<Acknowledgement> acknowledgement(ResultSet row) throws SQLException {
        Optional<Instant> at = instant(row, "ack_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Acknowledgement(
                number(row, "ack_by").map(PersonId::new),
                row.getString("ack_name"),
                at.get(),
                instant(row, "ack_until")));
    }

    private static TicketState state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        String reason = row.getString("state_reason");
        Instant at = instant(row, "state_at").orElseThrow();
        return switch (word) {
            case "new" -> new TicketState.New();
            case "open" -> new TicketState.Open();
            case "on-hold" ->
                new TicketState.OnHold(instant(row, "hold_until"), reason, Waiting.of(row.getString("waiting_on")));
            case "workaround" -> new TicketState.Workaround(reason, at);
            case "resolved" -> new TicketState.Resolved(at, reason);
            case "closed" ->
                new TicketState.Closed(at, number(row, "merged_into").map(TicketId::new));
            default -> throw new IllegalStateException("a ticket cannot be " + word);
        };
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
