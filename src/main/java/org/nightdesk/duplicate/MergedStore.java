package org.nightdesk.duplicate;

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

/** Keeps what was merged, for ever; one that was taken back counts no more. */
@Component
class MergedStore {

    private static final String STANDING = """
            select id, kind, gone_id, kept_id, tickets, adopted, promises, contacts, earlier, active, by_name, at
              from duplicate.merge
             where kind = :kind
               and undone_at is null
            """;

    private final JdbcClient jdbc;

    MergedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Merged merged) {
        jdbc.sql("""
                insert into duplicate.merge
                       (kind, gone_id, kept_id, tickets, adopted, promises, contacts, earlier, active, by_name, at)
                values (:kind, :gone, :kept, :tickets, :adopted, :promises, :contacts, :earlier, :active, :by, :at)
                """)
                .param("kind", merged.kind())
                .param("gone", merged.gone())
                .param("kept", merged.kept())
                .param("tickets", numbers(merged.tickets()))
                .param("adopted", numbers(merged.adopted()))
                .param("promises", merged.promises().toArray(Long[]::new))
                .param("contacts", merged.contacts().toArray(Long[]::new))
                .param("earlier", merged.earlier().toArray(Long[]::new))
                .param("active", merged.active())
                .param("by", merged.by())
                .param("at", merged.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Merged> of(String kind, long gone) {
        return jdbc.sql(STANDING + " and gone_id = :gone")
                .param("kind", kind)
                .param("gone", gone)
                .query(MergedStore::row)
                .optional();
    }

    List<Merged> into(String kind, long kept) {
        return jdbc.sql(STANDING + " and kept_id = :kept order by id")
                .param("kind", kind)
                .param("kept", kept)
                .query(MergedStore::row)
                .list();
    }

    void undo(long id, String by, Instant now) {
        jdbc.sql("""
                update duplicate.merge
                   set undone_at = :now, undone_by = :by
                 where id = :id
                   and undone_at is null
                """)
                .param("id", id)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Long[] numbers(List<TicketId> tickets) {
        return tickets.stream().map(TicketId::value).toArray(Long[]::new);
    }

    private static Merged row(ResultSet row, int number) throws SQLException {
        return new Merged(
                row.getLong("id"),
                row.getString("kind"),
                row.getLong("gone_id"),
                row.getLong("kept_id"),
                numbers(row, "tickets").stream().map(TicketId::new).toList(),
                numbers(row, "adopted").stream().map(TicketId::new).toList(),
                numbers(row, "promises"),
                numbers(row, "contacts"),
                numbers(row, "earlier"),
                row.getBoolean("active"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static List<Long> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }
}
