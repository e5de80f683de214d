package org.nightdesk.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps checklists and their templates. Only who may see the ticket asks for its list. */
@Component
class ItemStore {

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Item> of(TicketId ticket) {
        return jdbc.sql("""
                select id, text, done_by, done_at
                  from checklist.item
                 where ticket_id = :ticket
                 order by id
                """)
                .param("ticket", ticket.value())
                .query(ItemStore::row)
                .list();
    }

    Map<TicketId, List<String>> undone(Collection<TicketId> tickets) {
        Map<TicketId, List<String>> undone = new LinkedHashMap<>();
        jdbc.sql("""
                select ticket_id, text
                  from checklist.item
                 where ticket_id = any (:tickets::bigint[])
                   and done_at is null
                 order by ticket_id, id
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(Long[]::new))
                .query(row -> {
                    undone.computeIfAbsent(new TicketId(row.getLong("ticket_id")), ticket -> new ArrayList<>())
                            .add(row.getString("text"));
                });
        return undone;
    }

    Optional<Item> lock(TicketId ticket, long id) {
        return jdbc.sql("""
                select id, text, done_by, done_at
                  from checklist.item
                 where ticket_id = :ticket
                   and id = :id
                   for update
                """)
                .param("ticket", ticket.value())
                .param("id", id)
                .query(ItemStore::row)
                .optional();
    }

    void insert(TicketId ticket, String text) {
        jdbc.sql("""
                insert into checklist.item (ticket_id, text)
                values (:ticket, :text)
                """).param("ticket", ticket.value()).param("text", text).update();
    }

    void tick(long id, @Nullable String by, @Nullable Instant at) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", id);
        params.put("by", by);
        params.put("at", at == null ? null : at.atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                update checklist.item
                   set done_by = :by, done_at = :at
                 where id = :id
                """).params(params).update();
    }

    void delete(long id) {
        jdbc.sql("delete from checklist.item where id = :id").param("id", id).update();
    }

    Map<String, List<String>> templates() {
        Map<String, List<String>> templates = new LinkedHashMap<>();
        jdbc.sql("""
                select name, items
                  from checklist.template
                 order by lower(name)
                """)
                .query((row, number) -> templates.put(row.getString("name"), List.of((String[])
                        row.getArray("items").getArray())))
                .list();
        return templates;
    }

    /** In place of one of that name. */
    void keep(String name, List<String> items) {
        jdbc.sql("""
                insert into checklist.template (name, items)
                values (:name, :items)
                on conflict (lower(name)) do update
                   set name = excluded.name, items = excluded.items
                """)
                .param("name", name)
                .param("items", items.toArray(String[]::new))
                .update();
    }

    void forget(String name) {
        jdbc.sql("delete from checklist.template where lower(name) = lower(:name)")
                .param("name", name)
                .update();
    }

    private static Item row(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getLong("id"),
                row.getString("text"),
                Optional.ofNullable(row.getString("done_by")),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
