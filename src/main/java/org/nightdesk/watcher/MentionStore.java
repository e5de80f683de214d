package org.nightdesk.watcher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who was named and has not seen to it. */
@Component
class MentionStore {

    private static final String OPEN = """
            select ticket_id, entry_id, person_id, by_name, text, at
              from watcher.mention
             where done_at is null
               and person_id = :person
            """;

    private final JdbcClient jdbc;

    MentionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Mention mention) {
        jdbc.sql("""
                insert into watcher.mention (ticket_id, entry_id, person_id, by_name, text, at)
                values (:ticket, :entry, :person, :by, :text, :at)
                """)
                .param("ticket", mention.ticket().value())
                .param("entry", mention.entry())
                .param("person", mention.person().value())
                .param("by", mention.by())
                .param("text", mention.text())
                .param("at", time(mention.at()))
                .update();
    }

    List<Mention> open(PersonId person, int most) {
        return jdbc.sql(OPEN + " order by at limit :most")
                .param("person", person.value())
                .param("most", most)
                .query(MentionStore::row)
                .list();
    }

    List<Mention> open(PersonId person, TicketId ticket) {
        return jdbc.sql(OPEN + " and ticket_id = :ticket order by at")
                .param("person", person.value())
                .param("ticket", ticket.value())
                .query(MentionStore::row)
                .list();
    }

    void done(PersonId person, TicketId ticket, Instant now) {
        jdbc.sql("""
                update watcher.mention
                   set done_at = :now
                 where person_id = :person
                   and ticket_id = :ticket
                   and done_at is null
                """)
                .param("person", person.value())
                .param("ticket", ticket.value())
                .param("now", time(now))
                .update();
    }

    void move(TicketId from, TicketId to) {
        jdbc.sql("""
                update watcher.mention
                   set ticket_id = :to
                 where ticket_id = :from
                   and done_at is null
                """).param("from", from.value()).param("to", to.value()).update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Mention row(ResultSet row, int number) throws SQLException {
        return new Mention(
                new TicketId(row.getLong("ticket_id")),
                row.getLong("entry_id"),
                new PersonId(row.getLong("person_id")),
                row.getString("by_name"),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
