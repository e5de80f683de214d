package org.nightdesk.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps saved views. */
@Component
class SavedViewStore {

    private static final String VISIBLE = """
            select id, owner_id, name, words, shared, sorted_by, grouped_by, columns
              from queue.saved_view
             where (owner_id = :person or shared)
            """;

    private final JdbcClient jdbc;

    SavedViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedView> visible(long person) {
        return jdbc.sql(VISIBLE + " order by lower(name), id")
                .param("person", person)
                .query(SavedViewStore::row)
                .list();
    }

    Optional<SavedView> find(long id, long person) {
        return jdbc.sql(VISIBLE + " and id = :id")
                .param("person", person)
                .param("id", id)
                .query(SavedViewStore::row)
                .optional();
    }

    /** Empty when the owner has one of that name. */
    Optional<SavedView> insert(
            Optional<PersonId> owner, String name, String words, boolean shared, Arrangement arrangement, Instant now) {
        return jdbc.sql("""
                insert into queue.saved_view (owner_id, name, words, shared, sorted_by, grouped_by, columns, made_at)
                values (:owner, :name, :words, :shared, :sortedBy, :groupedBy, :columns::text[], :now)
                on conflict do nothing
                returning id, owner_id, name, words, shared, sorted_by, grouped_by, columns
                """)
                .param("owner", owner.map(PersonId::value).orElse(null))
                .param("name", name)
                .param("words", words)
                .param("shared", shared)
                .params(params(arrangement))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(SavedViewStore::row)
                .optional();
    }

    void arrange(long id, Arrangement arrangement) {
        jdbc.sql("""
                update queue.saved_view
                   set sorted_by = :sortedBy,
                       grouped_by = :groupedBy,
                       columns = :columns::text[]
                 where id = :id
                """).param("id", id).params(params(arrangement)).update();
    }

    static Map<String, Object> params(Arrangement arrangement) {
        return Map.of(
                "sortedBy", arrangement.order().word(),
                "groupedBy", arrangement.grouping().word(),
                "columns", arrangement.words().toArray(String[]::new));
    }

    void delete(long id) {
        jdbc.sql("""
                delete from queue.saved_view
                 where id = :id
                """).param("id", id).update();
    }

    private static SavedView row(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("owner_id", Long.class)).map(PersonId::new),
                row.getString("name"),
                row.getString("words"),
                row.getBoolean("shared"),
                arrangement(row, number));
    }

    static Arrangement arrangement(ResultSet row, int number) throws SQLException {
        return new Arrangement(
                Words.find(Order.class, row.getString("sorted_by")).orElse(Order.DUE),
                Words.find(Grouping.class, row.getString("grouped_by")).orElse(Grouping.STATE),
                Arrays.stream((String[]) row.getArray("columns").getArray())
                        .flatMap(word -> Words.find(Column.class, word).stream())
                        .toList());
    }
}
