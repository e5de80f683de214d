package org.nightdesk.maintenance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps maintenance windows. */
@Component
class MaintenanceStore {

    private static final String PLANNED = """
            select id, dependents, from_at, until_at, zone, reason, holds_p1, ended_at,
                   array(select service_id from maintenance.covered where window_id = id and named order by service_id) as services,
                   array(select service_id from maintenance.covered where window_id = id order by service_id) as covered,
                   array(select team_id from maintenance.told where window_id = id order by team_id) as told
              from maintenance.planned
            """;
    private static final String ONE = PLANNED + "where id = :id";
    private static final String LOCKED = "select id from maintenance.planned where id = :id for update";
    private static final String TOUCHING = PLANNED + """
             where from_at < :until
               and end_at > greatest(:from, from_at)
             order by from_at, id
            """;
    private static final String ENDED = PLANNED + """
             where end_at <= :now
             order by end_at desc, id desc
             limit :most
            """;
    private static final String AFTER = PLANNED + """
             where id > :after
             order by id
             limit :limit
            """;

    private final JdbcClient jdbc;

    MaintenanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MaintenanceId insert(MaintenanceDraft draft) {
        return new MaintenanceId(jdbc.sql("""
                insert into maintenance.planned (dependents, from_at, until_at, zone, reason, holds_p1)
                values (:dependents, :from, :until, :zone, :reason, :holdsP1)
                returning id
                """)
                .param("dependents", draft.dependents())
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .param("zone", draft.zone().getId())
                .param("reason", draft.reason())
                .param("holdsP1", draft.holdsP1())
                .query(Long.class)
                .single());
    }

    void update(MaintenanceId id, MaintenanceDraft draft) {
        jdbc.sql("""
                update maintenance.planned
                   set dependents = :dependents, from_at = :from, until_at = :until, zone = :zone, reason = :reason, holds_p1 = :holdsP1
                 where id = :id
                """)
                .param("id", id.value())
                .param("dependents", draft.dependents())
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .param("zone", draft.zone().getId())
                .param("reason", draft.reason())
                .param("holdsP1", draft.holdsP1())
                .update();
    }

    void cover(MaintenanceId id, List<ServiceId> named, Collection<ServiceId> all) {
        jdbc.sql("delete from maintenance.covered where window_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                insert into maintenance.covered (window_id, service_id, named)
                select :id, service, service = any (:named::bigint[])
                  from unnest(:all::bigint[]) as every (service)
                """)
                .param("id", id.value())
                .param("named", named.stream().map(ServiceId::value).toArray(Long[]::new))
                .param("all", all.stream().map(ServiceId::value).toArray(Long[]::new))
                .update();
    }

    void tell(MaintenanceId id, List<TeamId> teams) {
        jdbc.sql("delete from maintenance.told where window_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                insert into maintenance.told (window_id, team_id)
                select :id, team
                  from unnest(:teams::bigint[]) as every (team)
                """)
                .param("id", id.value())
                .param("teams", teams.stream().map(TeamId::value).toArray(Long[]::new))
                .update();
    }

    void end(MaintenanceId id, Instant now) {
        jdbc.sql("update maintenance.planned set ended_at = :now where id = :id and ended_at is null")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    Optional<MaintenanceWindow> find(MaintenanceId id) {
        return jdbc.sql(ONE)
                .param("id", id.value())
                .query(MaintenanceStore::row)
                .optional();
    }

    /** For the rest of the transaction. */
    Optional<MaintenanceWindow> lock(MaintenanceId id) {
        return jdbc.sql(LOCKED)
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .flatMap(there -> find(id));
    }

    /** Those that last at some time of the span, the first to begin first. */
    List<MaintenanceWindow> touching(Instant from, Instant until) {
        return jdbc.sql(TOUCHING)
                .param("from", time(from))
                .param("until", time(until))
                .query(MaintenanceStore::row)
                .list();
    }

    /** The last to end first. */
    List<MaintenanceWindow> ended(Instant now, int most) {
        return jdbc.sql(ENDED)
                .param("now", time(now))
                .param("most", most)
                .query(MaintenanceStore::row)
                .list();
    }

    List<MaintenanceWindow> after(long id, int limit) {
        return jdbc.sql(AFTER)
                .param("after", id)
                .param("limit", limit)
                .query(MaintenanceStore::row)
                .list();
    }

    private static MaintenanceWindow row(ResultSet row, int number) throws SQLException {
        return new MaintenanceWindow(
                new MaintenanceId(row.getLong("id")),
                ids(row, "services", ServiceId::new),
                row.getBoolean("dependents"),
                ids(row, "covered", ServiceId::new),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("reason"),
                row.getBoolean("holds_p1"),
                ids(row, "told", TeamId::new),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static <T> List<T> ids(ResultSet row, String column, LongFunction<T> id) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .map(id::apply)
                .toList();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
