package org.nightdesk.relation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.database.Reading;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which ticket is whose child. */
@Component
class FamilyStore {

    private final JdbcClient jdbc;

    FamilyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TicketId child, TicketId parent, Instant now) {
        jdbc.sql("""
                insert into relation.child (child_id, parent_id, at)
                values (:child, :parent, :now)
                """)
                .param("child", child.value())
                .param("parent", parent.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(TicketId child) {
        jdbc.sql("delete from relation.child where child_id = :child")
                .param("child", child.value())
                .update();
    }

    /** The children of a ticket that has become part of another are that one's, unless it is itself a child. */
    void merge(TicketId part, TicketId whole) {
        jdbc.sql("""
                update relation.child
                   set parent_id = :whole, before_id = coalesce(before_id, :part)
                 where parent_id = :part
                   and child_id <> :whole
                   and not exists (select 1 from relation.child own where own.child_id = :whole)
                """).param("part", part.value()).param("whole", whole.value()).update();
    }

    /** It stands for itself again, with its own children. */
    void part(TicketId part) {
        jdbc.sql("""
                update relation.child
                   set parent_id = before_id, before_id = null
                 where before_id = :part
                """).param("part", part.value()).update();
    }

    Optional<TicketId> parentOf(TicketId child) {
        return jdbc.sql("select parent_id from relation.child where child_id = :child")
                .param("child", child.value())
                .query((row, number) -> new TicketId(row.getLong("parent_id")))
                .optional();
    }

    List<TicketId> childrenOf(TicketId parent) {
        return Reading.once(
                FamilyStore.class,
                parent,
                () -> jdbc.sql("""
                select child_id
                  from relation.child
                 where parent_id = :parent
                 order by child_id
                """)
                        .param("parent", parent.value())
                        .query((row, number) -> new TicketId(row.getLong("child_id")))
                        .list());
    }
}
