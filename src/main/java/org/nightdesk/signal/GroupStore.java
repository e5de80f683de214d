package org.nightdesk.signal;

import static org.nightdesk.signal.AlertStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which incident a group of alerts belongs to. */
@Component
class GroupStore {

    private final JdbcClient jdbc;

    GroupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups that exist, unlocked: a first look. */
    Map<GroupKey, Group> look(Collection<GroupKey> keys) {
        return jdbc
                .sql("""
                select service_id, group_key, ticket_id, cleared_at, noted_at, worst
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

    /** All of them, made where missing, locked in one order. */
    Map<GroupKey, Group> lock(Collection<GroupKey> keys) {
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
                select service_id, group_key, ticket_id, cleared_at, noted_at, worst
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

    void has(GroupKey key, TicketId ticket) {
        jdbc.sql("""
                update signal.incident_group
                   set ticket_id = :ticket, cleared_at = null, joined = 0, noted_at = null, worst = 9
                 where service_id = :service
                   and group_key = :group
                """)
                .param("ticket", ticket.value())
                .param("service", key.service().value())
                .param("group", key.group())
                .update();
    }

    void joined(GroupKey key, int more, int worst, @Nullable Instant notedAt) {
        jdbc.sql("""
                update signal.incident_group
                   set joined = joined + :more, worst = least(worst, :worst),
                       noted_at = coalesce(:notedAt, noted_at)
                 where service_id = :service
                   and group_key = :group
                """)
                .param("more", more)
                .param("worst", worst)
                .param("notedAt", time(notedAt))
                .param("service", key.service().value())
                .param("group", key.group())
                .update();
    }

    /** The ticket's groups are over since {@code at}, or not over when it is null. */
    void cleared(TicketId ticket, @Nullable Instant at) {
        jdbc.sql("""
                update signal.incident_group
                   set cleared_at = :at
                 where ticket_id = :ticket
                """).param("at", time(at)).param("ticket", ticket.value()).update();
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
                AlertStore.instant(row, "cleared_at"),
                AlertStore.instant(row, "noted_at"),
                row.getInt("worst"));
    }
}
