package org.nightdesk.automation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.macro.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps rules. All who work here see all; nobody else gets here. */
@Component
class RuleStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from automation.rule
             where active
               and event = 'still'
            """;

    private static final String COLUMNS = "id, rank, name, active, event, words, minutes, steps, most, since, problem";
    private static final String RULE = "select " + COLUMNS + " from automation.rule ";

    private final JdbcClient jdbc;

    RuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rule> all() {
        return jdbc.sql(RULE + "order by rank, id").query(RuleStore::row).list();
    }

    Optional<Rule> find(long id) {
        return jdbc.sql(RULE + "where id = :id")
                .param("id", id)
                .query(RuleStore::row)
                .optional();
    }

    /** Switched on, last in order. Empty when the name is taken. */
    Optional<Rule> insert(RuleDraft draft, Instant now) {
        return jdbc.sql("""
                insert into automation.rule (rank, name, active, event, words, minutes, steps, most, since, due_at)
                select coalesce(max(rank), 0) + 1, :name, true, :event, :words, :minutes, :steps, :most, :now, :now
                  from automation.rule
                on conflict do nothing
                returning
                """ + COLUMNS)
                .params(params(draft))
                .param("now", time(now))
                .query(RuleStore::row)
                .optional();
    }

    /** Empty when the name is another's. */
    Optional<Rule> update(long id, RuleDraft draft, Instant now) {
        return jdbc.sql("""
                update automation.rule
                   set name = :name, event = :event, words = :words, minutes = :minutes, steps = :steps, most = :most,
                       since = :now, due_at = :now, problem = ''
                 where id = :id
                   and not exists (select 1 from automation.rule other where lower(other.name) = lower(:name) and other.id <> :id)
                returning
                """ + COLUMNS)
                .params(params(draft))
                .param("id", id)
                .param("now", time(now))
                .query(RuleStore::row)
                .optional();
    }

    void turn(long id, boolean active, Instant now) {
        jdbc.sql("""
                update automation.rule
                   set active = :active, since = :now, due_at = :now
                 where id = :id
                   and active <> :active
                """)
                .param("id", id)
                .param("active", active)
                .param("now", time(now))
                .update();
    }

    /** Changes places with the one before it. */
    void raise(long id) {
        jdbc.sql("""
                with this as (select id, rank from automation.rule where id = :id),
                     before as (select other.id, other.rank
                                  from automation.rule other, this
                                 where (other.rank, other.id) < (this.rank, this.id)
                                 order by other.rank desc, other.id desc
                                 limit 1)
                update automation.rule
                   set rank = case when rule.id = this.id then before.rank else this.rank end
                  from this, before
                 where rule.id in (this.id, before.id)
                """).param("id", id).update();
    }

    void delete(long id) {
        jdbc.sql("delete from automation.rule where id = :id").param("id", id).update();
    }

    void problem(long id, String problem) {
        jdbc.sql("""
                update automation.rule
                   set problem = :problem
                 where id = :id
                   and problem <> :problem
                """).param("id", id).param("problem", problem).update();
    }

    /** Whether it is this node's turn to look; nobody looks again before {@code next}. */
    boolean claim(long id, Instant now, Instant next) {
        return jdbc.sql("""
                update automation.rule
                   set due_at = :next
                 where id = :id
                   and active
                   and due_at <= :now
                """)
                        .param("id", id)
                        .param("now", time(now))
                        .param("next", time(next))
                        .update()
                == 1;
    }

    private static Map<String, Object> params(RuleDraft draft) {
        return new HashMap<>(Map.of(
                "name", draft.name(),
                "event", draft.event().word(),
                "words", draft.words(),
                "minutes", draft.minutes(),
                "steps", Step.lines(draft.steps()).toArray(String[]::new),
                "most", draft.most()));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Rule row(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getLong("id"),
                row.getInt("rank"),
                row.getBoolean("active"),
                new RuleDraft(
                        row.getString("name"),
                        Event.of(row.getString("event")),
                        row.getInt("minutes"),
                        row.getString("words"),
                        List.of((String[]) row.getArray("steps").getArray()).stream()
                                .map(Step::parse)
                                .toList(),
                        row.getInt("most")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("problem"));
    }
}
