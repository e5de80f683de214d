package org.nightdesk.macro;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps macros. All who work here see all; nobody else gets here. */
@Component
class MacroStore {

    private static final String MACRO = """
            select id, name, steps
              from macro.macro
            """;

    private final JdbcClient jdbc;

    MacroStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Macro> all() {
        return jdbc.sql(MACRO + " order by lower(name)").query(MacroStore::row).list();
    }

    Optional<Macro> find(long id) {
        return jdbc.sql(MACRO + " where id = :id")
                .param("id", id)
                .query(MacroStore::row)
                .optional();
    }

    /** Empty when the name is taken. */
    Optional<Macro> insert(String name, List<Step> steps, Instant now) {
        return jdbc.sql("""
                insert into macro.macro (name, steps, made_at)
                values (:name, :steps, :now)
                on conflict do nothing
                returning id, name, steps
                """)
                .param("name", name)
                .param("steps", Step.lines(steps).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(MacroStore::row)
                .optional();
    }

    /** Empty when the name is another's. */
    Optional<Macro> update(long id, String name, List<Step> steps) {
        return jdbc.sql("""
                update macro.macro
                   set name = :name, steps = :steps
                 where id = :id
                   and not exists (select 1 from macro.macro other where lower(other.name) = lower(:name) and other.id <> :id)
                returning id, name, steps
                """)
                .param("id", id)
                .param("name", name)
                .param("steps", Step.lines(steps).toArray(String[]::new))
                .query(MacroStore::row)
                .optional();
    }

    void delete(long id) {
        jdbc.sql("""
                delete from macro.macro
                 where id = :id
                """).param("id", id).update();
    }

    private static Macro row(ResultSet row, int number) throws SQLException {
        return new Macro(
                row.getLong("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("steps").getArray()).stream()
                        .map(Step::parse)
                        .toList());
    }
}
