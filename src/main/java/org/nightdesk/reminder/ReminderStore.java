package org.nightdesk.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps whom to tell and whom to wake. While a reminder is being sent, its due_at is the end of the lease. */
@Component
class ReminderStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from reminder.message
             where due_at is not null
            """;

    /** When somebody is to be woken next. */
    static final String EARLIEST_WAKING = """
            select min(due_at)
              from reminder.waking
             where due_at is not null
            """;

    private final JdbcClient jdbc;

    ReminderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing for those who were told of this cause already. */
    void insert(
            TicketId ticket,
            String cause,
            Reminder.Kind kind,
            String what,
            List<PersonId> people,
            Instant due,
            Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("ticket", ticket.value());
        params.put("cause", cause);
        params.put("kind", kind.name().toLowerCase(Locale.ROOT));
        params.put("what", what);
        params.put("people", people.stream().map(PersonId::value).toArray(Long[]::new));
        params.put("about", time(due));
        params.put("now", time(now));
        jdbc.sql("""
                insert into reminder.message (ticket_id, cause, kind, what, person_id, about, state, due_at, at)
                select :ticket, :cause, :kind, :what, person, :about, 'waiting', :now, :now
                  from unnest(:people::bigint[]) person
                on conflict (ticket_id, cause, person_id) do nothing
                """).params(params).update();
    }

    /** Somebody is to be woken for a ticket, once for a cause. */
    void wake(TicketId ticket, String cause, Instant now) {
        jdbc.sql("""
                insert into reminder.waking (ticket_id, cause, due_at)
                values (:ticket, :cause, :now)
                on conflict (ticket_id, cause) do nothing
                """)
                .param("ticket", ticket.value())
                .param("cause", cause)
                .param("now", time(now))
                .update();
    }

    /** Takes tickets for which somebody is to be woken; they come again after {@code lease} unless {@link #woken} is said. */
    List<TicketId> wakings(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                update reminder.waking
                   set due_at = :again
                 where ctid in (select ctid
                                  from reminder.waking
                                 where due_at <= :now
                                 order by due_at
                                 limit :most
                                   for update skip locked)
                returning ticket_id
                """)
                .param("now", time(now))
                .param("again", time(now.plus(lease)))
                .param("most", most)
                .query((row, number) -> new TicketId(row.getLong("ticket_id")))
                .list();
    }

    void woken(TicketId ticket) {
        jdbc.sql("""
                update reminder.waking
                   set due_at = null
                 where ticket_id = :ticket
                   and due_at is not null
                """).param("ticket", ticket.value()).update();
    }

    /** Takes what is due and commits to it until the lease ends; after that any node takes it again, as a repeat. */
    List<Reminder> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id, state
                      from reminder.message
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update reminder.message message
                   set state = 'sending', tries = tries + 1, due_at = :lease, at = :now,
                       repeat = repeat or due.state = 'sending'
                  from due
                 where message.id = due.id
                returning message.id, ticket_id, cause, kind, what, person_id, about, way, tries, repeat
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(ReminderStore::row)
                .list();
    }

    /** Whether it was written: not when another node has taken it meanwhile. Without {@code next} it is over. */
    boolean result(Reminder reminder, String state, int way, boolean repeat, @Nullable Instant next, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", reminder.id());
        params.put("tries", reminder.tries());
        params.put("state", state);
        params.put("way", way);
        params.put("repeat", repeat);
        params.put("next", next == null ? null : time(next));
        params.put("now", time(now));
        return jdbc.sql("""
                update reminder.message
                   set state = :state, way = :way, repeat = :repeat, due_at = :next::timestamptz, at = :now
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """).params(params).update() == 1;
    }

    private static Reminder row(ResultSet row, int number) throws SQLException {
        return new Reminder(
                row.getLong("id"),
                new TicketId(row.getLong("ticket_id")),
                row.getString("cause"),
                Reminder.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("what"),
                new PersonId(row.getLong("person_id")),
                row.getObject("about", OffsetDateTime.class).toInstant(),
                row.getInt("way"),
                row.getInt("tries"),
                row.getBoolean("repeat"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
