package org.nightdesk.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is written on handovers: the outgoing's lines, and the incidents as they were told. Whoever asks has seen to it that they may be shown. */
@Component
class PaperStore {

    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of writing. */
    List<Line> lines(HandoverId id) {
        return jdbc.sql("""
                select id, condition, words, by_name, at
                  from handover.line
                 where handover_id = :id
                 order by id
                """).param("id", id.value()).query(PaperStore::line).list();
    }

    Optional<Line> line(HandoverId id, long line) {
        return lines(id).stream().filter(each -> each.id() == line).findFirst();
    }

    void insert(HandoverId id, String condition, String words, String by, Instant now) {
        jdbc.sql("""
                insert into handover.line (handover_id, condition, words, by_name, at)
                values (:id, :condition, :words, :by, :now)
                """)
                .param("id", id.value())
                .param("condition", condition)
                .param("words", words)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(long line) {
        jdbc.sql("delete from handover.line where id = :line")
                .param("line", line)
                .update();
    }

    /** As it was handed over; {@code named} are those that the receiver read back. */
    void tell(HandoverId id, List<Told> told) {
        jdbc.sql("""
                insert into handover.told (handover_id, ticket_id, number, title, priority, stands, named)
                select :id, *
                  from unnest(:tickets::bigint[], :numbers::text[], :titles::text[], :priorities::int[], :stands::text[], :named::boolean[])
                """)
                .param("id", id.value())
                .param("tickets", told.stream().map(one -> one.ticket().value()).toArray(Long[]::new))
                .param("numbers", told.stream().map(Told::number).toArray(String[]::new))
                .param("titles", told.stream().map(Told::title).toArray(String[]::new))
                .param("priorities", told.stream().map(Told::priority).toArray(Integer[]::new))
                .param("stands", told.stream().map(Told::stands).toArray(String[]::new))
                .param("named", told.stream().map(Told::named).toArray(Boolean[]::new))
                .update();
    }

    /** An incident as it was handed over; {@code stands} says who had it, or whom it waited for. */
    record Told(TicketId ticket, String number, String title, int priority, String stands, boolean named) {}

    /** The most pressing first; empty before it is accepted. Only tickets the viewer may see stand on a screen. */
    List<Told> told(HandoverId id) {
        return jdbc.sql("""
                select ticket_id, number, title, priority, stands, named
                  from handover.told
                 where handover_id = :id
                 order by priority, ticket_id
                """)
                .param("id", id.value())
                .query((row, number) -> new Told(
                        new TicketId(row.getLong("ticket_id")),
                        row.getString("number"),
                        row.getString("title"),
                        row.getInt("priority"),
                        row.getString("stands"),
                        row.getBoolean("named")))
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("condition"),
                row.getString("words"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
