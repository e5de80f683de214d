package org.nightdesk.signal;

import static org.nightdesk.signal.AlertStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which incident a group of alerts belongs to. */
@Component
class GroupStore {

    /** How bad it is when nothing that counts has joined: the column's default. */
    static final int NOTHING = 9;

    private final JdbcClient jdbc;

    GroupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that exist, not locked. */
    Map<GroupKey, Group> look(Collection<GroupKey> keys) {
        return jdbc
                .sql("""
                select service_id, group_key, ticket_id, noted_at, worst
                  from unnest(:services::bigint[], :groups::text[]) as asked (service, name)
                  join signal.incident_group on service_id = asked.service and group_key = asked.name
                """)
                .param("services", services(keys))
                .param("groups", names(keys))
                .query(GroupStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Group::key, Function.identity()));
    }

    /** All of them, made where missing, locked in the order of their keys, which must be sorted. */
    Map<GroupKey, Group> lock(List<GroupKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        jdbc.sql("""
                insert into signal.incident_group (service_id, group_key)
                select service, name
                  from unnest(:services::bigint[], :groups::text[]) as asked (service, name)
                 order by service, name
                    on conflict do nothing
                """)
                .param("services", services(keys))
                .param("groups", names(keys))
                .update();
        return jdbc
                .sql("""
                select service_id, group_key, ticket_id, noted_at, worst
                  from signal.incident_group
                 where (service_id, group_key) in (select service, name from unnest(:services::bigint[], :groups::text[]) as asked (service, name))
                 order by service_id, group_key
                   for update
                """)
                .param("services", services(keys))
                .param("groups", names(keys))
                .query(GroupStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Group::key, Function.identity()));
    }

    /** Those of an incident, in the order of their keys. */
    void lock(TicketId ticket) {
        jdbc.sql("""
                select group_key
                  from signal.incident_group
                 where ticket_id = :ticket
                 order by service_id, group_key
                   for update
                """).param("ticket", ticket.value()).query(String.class).list();
    }

    /** Whether the incident is that of alerts. */
    boolean has(TicketId ticket) {
        return jdbc.sql("select exists (select 1 from signal.incident_group where ticket_id = :ticket)")
                .param("ticket", ticket.value())
                .query(Boolean.class)
                .single();
    }

    /** Whatever joins next is worse than what was. */
    void forget(TicketId ticket) {
        jdbc.sql("update signal.incident_group set worst = default where ticket_id = :ticket")
                .param("ticket", ticket.value())
                .update();
    }

    /** The group has a new incident, or has its old one back. */
    void has(GroupKey key, TicketId ticket, int worst, Instant notedAt) {
        jdbc.sql("""
                update signal.incident_group
                   set ticket_id = :ticket, noted_at = :notedAt, worst = :worst
                 where service_id = :service
                   and group_key = :group
                """)
                .param("ticket", ticket.value())
                .param("worst", worst)
                .param("notedAt", time(notedAt))
                .param("service", key.service().value())
                .param("group", key.group())
                .update();
    }

    /** Something joined that is worth a note. */
    void noted(GroupKey key, int worst, Instant now) {
        jdbc.sql("""
                update signal.incident_group
                   set worst = least(worst, :worst), noted_at = :now
                 where service_id = :service
                   and group_key = :group
                """)
                .param("worst", worst)
                .param("now", time(now))
                .param("service", key.service().value())
                .param("group", key.group())
                .update();
    }

    /** They belong to the other incident until {@link #part}. */
    void merge(TicketId part, TicketId whole) {
        jdbc.sql("""
                update signal.incident_group
                   set ticket_id = :whole, came_from = coalesce(came_from, :part)
                 where ticket_id = :part
                """).param("part", part.value()).param("whole", whole.value()).update();
    }

    /** Those that came from this incident are its own again. */
    void part(TicketId part) {
        jdbc.sql("""
                update signal.incident_group
                   set ticket_id = :part, came_from = null
                 where came_from = :part
                """).param("part", part.value()).update();
    }

    private static Long[] services(Collection<GroupKey> keys) {
        return keys.stream().map(key -> key.service().value()).toArray(Long[]::new);
    }

    private static String[] names(Collection<GroupKey> keys) {
        return keys.stream().map(GroupKey::group).toArray(String[]::new);
    }

    private static Group row(ResultSet row, int number) throws SQLException {
        long ticket = row.getLong("ticket_id");
        return new Group(
                new GroupKey(new ServiceId(row.getLong("service_id")), row.getString("group_key")),
                ticket == 0 ? null : new TicketId(ticket),
                AlertStore.instant(row, "noted_at"),
                row.getInt("worst"));
    }
}
