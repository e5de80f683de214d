package org.nightdesk.relation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was merged. */
@Component
class MergeStore {

    private static final String MERGE = """
            select part_id, whole_id, entries, by_name, at
              from relation.merge
            """;

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Merge merge) {
        jdbc.sql("""
                insert into relation.merge (part_id, whole_id, entries, by_name, at)
                values (:part, :whole, :entries, :by, :at)
                """)
                .param("part", merge.part().value())
                .param("whole", merge.whole().value())
                .param("entries", merge.entries().toArray(Long[]::new))
                .param("by", merge.by())
                .param("at", merge.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(TicketId part) {
        jdbc.sql("delete from relation.merge where part_id = :part")
                .param("part", part.value())
                .update();
    }

    Optional<Merge> of(TicketId part) {
        return jdbc.sql(MERGE + " where part_id = :part")
                .param("part", part.value())
                .query(MergeStore::row)
                .optional();
    }

    List<Merge> into(TicketId whole) {
        return jdbc.sql(MERGE + " where whole_id = :whole order by at, part_id")
                .param("whole", whole.value())
                .query(MergeStore::row)
                .list();
    }

    private static Merge row(ResultSet row, int number) throws SQLException {
        return new Merge(
                new TicketId(row.getLong("part_id")),
                new TicketId(row.getLong("whole_id")),
                List.of((Long[]) row.getArray("entries").getArray()),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
