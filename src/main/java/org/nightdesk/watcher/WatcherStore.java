package org.nightdesk.watcher;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who watches what. */
@Component
class WatcherStore {

    private final JdbcClient jdbc;

    WatcherStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether they did not watch it before. */
    boolean insert(TicketId ticket, PersonId person, Instant now) {
        return jdbc.sql("""
                insert into watcher.watcher (ticket_id, person_id, since)
                values (:ticket, :person, :now)
                on conflict do nothing
                """)
                        .param("ticket", ticket.value())
                        .param("person", person.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether they did watch it. */
    boolean delete(TicketId ticket, PersonId person) {
        return jdbc.sql("""
                delete from watcher.watcher
                 where ticket_id = :ticket
                   and person_id = :person
                """)
                        .param("ticket", ticket.value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    List<PersonId> of(TicketId ticket) {
        return jdbc.sql("""
                select person_id
                  from watcher.watcher
                 where ticket_id = :ticket
                 order by since, person_id
                """)
                .param("ticket", ticket.value())
                .query((row, number) -> new PersonId(row.getLong("person_id")))
                .list();
    }

    void copy(TicketId from, TicketId to) {
        jdbc.sql("""
                insert into watcher.watcher (ticket_id, person_id, since)
                select :to, person_id, since
                  from watcher.watcher
                 where ticket_id = :from
                on conflict do nothing
                """).param("from", from.value()).param("to", to.value()).update();
    }
}
