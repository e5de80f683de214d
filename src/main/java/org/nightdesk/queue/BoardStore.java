package org.nightdesk.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of tickets. */
@Component
class BoardStore {

    private static final String COLUMNS = """
            select id, kind, title, state, state_reason, state_at, hold_until, priority, service_id, organisation_id,
                   assignee_id, opened_at, ack_name, ack_at, ack_until
              from desk.v_ticket
            """;
    private static final String OPEN_IN_STATE = COLUMNS + """
             where resolved_at is null
               and state = :state
               and audience && :audience::text[]
               and (:mine::bigint is null or assignee_id = :mine)
               and (not :nobody or assignee_id is null)
               and (:words::text is null or id = :number or title ilike :words or service_id = any (:services::bigint[])
                    or organisation_id = any (:organisations::bigint[]))
             order by priority, opened_at, id
             limit :most
            """;
    private static final String OVER = COLUMNS + """
             where resolved_at is not null
               and audience && :audience::text[]
               and (:words::text is null or id = :number or title ilike :words or service_id = any (:services::bigint[])
                    or organisation_id = any (:organisations::bigint[]))
             order by resolved_at desc, id
             limit :most
            """;
    private static final String THESE = COLUMNS + """
             where id = any (:ids::bigint[])
               and audience && :audience::text[]
             order by priority, opened_at, id
            """;

    private final JdbcClient jdbc;

    BoardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is looked for; {@code mine} and {@code words} may be null. */
    record Wanted(
            @Nullable Long mine,
            boolean nobody,
            @Nullable String words,
            long number,
            List<Long> services,
            List<Long> organisations) {

        static final Wanted ALL = new Wanted(null, false, null, 0, List.of(), List.of());
    }

    List<Listed> open(String state, Wanted wanted, Viewer viewer, int most) {
        return jdbc.sql(OPEN_IN_STATE)
                .params(params(wanted, viewer, most))
                .param("state", state)
                .query(BoardStore::row)
                .list();
    }

    List<Listed> over(Wanted wanted, Viewer viewer, int most) {
        return jdbc.sql(OVER)
                .params(params(wanted, viewer, most))
                .query(BoardStore::row)
                .list();
    }

    List<Listed> these(List<Long> ids, Viewer viewer) {
        return jdbc.sql(THESE)
                .param("ids", ids.toArray(Long[]::new))
                .param("audience", viewer.tokens())
                .query(BoardStore::row)
                .list();
    }

    /** How many open tickets there are in a state: all, the person's, nobody's. */
    record Count(String state, int all, int mine, int nobodys) {

        int in(View view) {
            if (!view.states().contains(state)) {
                return 0;
            }
            return switch (view) {
                case MINE -> mine;
                case NOBODYS -> nobodys;
                case OPEN, ON_HOLD, WORKAROUNDS, RESOLVED -> all;
            };
        }
    }

    List<Count> counts(long person, Viewer viewer) {
        return jdbc.sql("""
                select state,
                       count(*) as all_of_them,
                       count(*) filter (where assignee_id = :person) as mine,
                       count(*) filter (where assignee_id is null) as nobodys
                  from desk.v_ticket
                 where resolved_at is null
                   and audience && :audience::text[]
                 group by state
                """)
                .param("person", person)
                .param("audience", viewer.tokens())
                .query((row, number) -> new Count(
                        row.getString("state"), row.getInt("all_of_them"), row.getInt("mine"), row.getInt("nobodys")))
                .list();
    }

    private static Map<String, @Nullable Object> params(Wanted wanted, Viewer viewer, int most) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("audience", viewer.tokens());
        params.put("mine", wanted.mine());
        params.put("nobody", wanted.nobody());
        params.put("words", wanted.words());
        params.put("number", wanted.number());
        params.put("services", wanted.services().toArray(Long[]::new));
        params.put("organisations", wanted.organisations().toArray(Long[]::new));
        params.put("most", most);
        return params;
    }

    private static Listed row(ResultSet row, int number) throws SQLException {
        return new Listed(
                new TicketId(row.getLong("id")),
                Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                row.getString("title"),
                row.getString("state"),
                row.getString("state_reason"),
                row.getObject("state_at", OffsetDateTime.class).toInstant(),
                instant(row, "hold_until"),
                row.getInt("priority"),
                new ServiceId(row.getLong("service_id")),
                number(row, "organisation_id").map(OrganisationId::new),
                number(row, "assignee_id").map(PersonId::new),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("ack_name")),
                instant(row, "ack_until"),
                instant(row, "ack_at"));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
