package org.nightdesk.worklog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps work. Only who may see the ticket asks for it. */
@Component
class WorkStore {

    private static final String WORK = """
            select id, ticket_id, person_id, began_at, minutes, note, billable
              from worklog.work
            """;

    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Work> of(TicketId ticket) {
        return jdbc.sql(WORK + " where ticket_id = :ticket order by began_at, id")
                .param("ticket", ticket.value())
                .query(WorkStore::row)
                .list();
    }

    Optional<Work> find(long id) {
        return jdbc.sql(WORK + " where id = :id for update")
                .param("id", id)
                .query(WorkStore::row)
                .optional();
    }

    Optional<Work> running(PersonId person) {
        return jdbc.sql(WORK + " where person_id = :person and minutes is null")
                .param("person", person.value())
                .query(WorkStore::row)
                .optional();
    }

    /** Nothing when the person's stopwatch runs already. */
    Optional<Work> insert(Work work) {
        return jdbc.sql("""
                insert into worklog.work (ticket_id, person_id, began_at, minutes, note, billable)
                values (:ticket, :person, :began, :minutes, :note, :billable)
                on conflict do nothing
                returning id, ticket_id, person_id, began_at, minutes, note, billable
                """)
                .params(params(work))
                .param("ticket", work.ticket().value())
                .param("person", work.person().value())
                .param("began", work.beganAt().atOffset(ZoneOffset.UTC))
                .query(WorkStore::row)
                .optional();
    }

    void save(Work work) {
        jdbc.sql("""
                update worklog.work
                   set minutes = :minutes, note = :note, billable = :billable
                 where id = :id
                """).params(params(work)).param("id", work.id()).update();
    }

    void delete(long id) {
        jdbc.sql("delete from worklog.work where id = :id").param("id", id).update();
    }

    Map<TicketId, Long> sums(Collection<TicketId> tickets, boolean billableOnly) {
        Map<TicketId, Long> sums = new HashMap<>();
        jdbc.sql("""
                select ticket_id, sum(minutes) as minutes
                  from worklog.work
                 where ticket_id = any (:tickets::bigint[])
                   and minutes is not null
                   and (billable or not :billable)
                 group by ticket_id
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(Long[]::new))
                .param("billable", billableOnly)
                .query((row, number) -> sums.put(new TicketId(row.getLong("ticket_id")), row.getLong("minutes")))
                .list();
        return sums;
    }

    private static Map<String, @Nullable Object> params(Work work) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("minutes", work.minutes().isPresent() ? work.minutes().getAsInt() : null);
        params.put("note", work.note());
        params.put("billable", work.billable());
        return params;
    }

    private static Work row(ResultSet row, int number) throws SQLException {
        int minutes = row.getInt("minutes");
        return new Work(
                row.getLong("id"),
                new TicketId(row.getLong("ticket_id")),
                new PersonId(row.getLong("person_id")),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                minutes == 0 ? OptionalInt.empty() : OptionalInt.of(minutes),
                row.getString("note"),
                row.getBoolean("billable"));
    }
}
