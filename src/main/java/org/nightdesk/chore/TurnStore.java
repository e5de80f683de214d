package org.nightdesk.chore;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the turns of chores. */
@Component
class TurnStore {

    static final String EARLIEST = """
            select min(act_at)
              from chore.turn
             where act_at is not null
            """;

    private final JdbcClient jdbc;

    TurnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a chore came to in the last year: {@code taken} the minutes on average of those done, {@code turns} those that ended. */
    record Cost(long chore, Optional<BigDecimal> taken, int turns, int wrong, int missed) {}

    /** {@code look}: when it is looked at first. */
    void open(long chore, Instant opened, Instant due, Instant look) {
        jdbc.sql("""
                insert into chore.turn (chore_id, opened_at, due_at, act_at, state)
                values (:chore, :opened, :due, :look, 'open')
                """)
                .param("chore", chore)
                .param("opened", opened.atOffset(ZoneOffset.UTC))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("look", look.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Turn> current(long chore) {
        return jdbc.sql("select * from chore.turn where chore_id = :chore and state = 'open'")
                .param("chore", chore)
                .query(TurnStore::row)
                .optional();
    }

    /** The open turn of each chore, the soonest first. */
    List<Turn> current() {
        return jdbc.sql("select * from chore.turn where state = 'open' order by due_at, id")
                .query(TurnStore::row)
                .list();
    }

    /** The newest first. */
    List<Turn> of(long chore, int most) {
        return jdbc.sql("select * from chore.turn where chore_id = :chore order by id desc limit :most")
                .param("chore", chore)
                .param("most", most)
                .query(TurnStore::row)
                .list();
    }

    /** Open turns of chores that somebody owns, or stands in for, due by then; the soonest first. */
    List<Turn> due(PersonId person, Instant by, int most) {
        return jdbc.sql("""
                select turn.*
                  from chore.turn
                  join chore.chore on chore.id = turn.chore_id
                 where turn.state = 'open'
                   and turn.due_at <= :by
                   and (chore.owner_id = :person or (chore.deputy_id = :person and turn.missed_at is not null))
                 order by turn.due_at, turn.id
                 limit :most
                """)
                .param("by", by.atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .param("most", most)
                .query(TurnStore::row)
                .list();
    }

    /** An open turn with what its chore says; {@code forWhom} may be empty. */
    record Owed(long chore, String name, String forWhom, PersonId owner, Instant dueAt) {}

    /** Open turns of chores that any of these owns or stands in for, due before then; the soonest first. */
    List<Owed> owed(Collection<PersonId> people, Instant before, int most) {
        return jdbc.sql("""
                select chore.id, chore.name, chore.for_whom, chore.owner_id, turn.due_at
                  from chore.turn
                  join chore.chore on chore.id = turn.chore_id
                 where turn.state = 'open'
                   and turn.due_at < :before
                   and (chore.owner_id = any (:people::bigint[]) or chore.deputy_id = any (:people::bigint[]))
                 order by turn.due_at, turn.id
                 limit :most
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("most", most)
                .query((row, number) -> new Owed(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("for_whom"),
                        new PersonId(row.getLong("owner_id")),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The chores of turns to be looked at. */
    List<Long> acting(Instant now, int most) {
        return jdbc.sql("select chore_id from chore.turn where act_at <= :now order by act_at, id limit :most")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    void actAt(long id, Instant at) {
        jdbc.sql("update chore.turn set act_at = :at where id = :id and state = 'open'")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void missed(long id, Instant at, Instant next) {
        jdbc.sql("update chore.turn set missed_at = :at, act_at = :next where id = :id and state = 'open'")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void end(long id, String state, String by, Optional<Integer> minutes, boolean wrong, String word, Instant now) {
        jdbc.sql("""
                update chore.turn
                   set state = :state, by_name = :by, minutes = :minutes, wrong = :wrong, word = :word, ended_at = :now, act_at = null
                 where id = :id
                   and state = 'open'
                """)
                .param("id", id)
                .param("state", state)
                .param("by", by)
                .param("minutes", minutes.orElse(null))
                .param("wrong", wrong)
                .param("word", word)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Cost> costs(Instant since) {
        return jdbc.sql("""
                select chore_id, avg(minutes) filter (where state = 'done') as taken, count(*) as turns,
                       count(*) filter (where wrong) as wrong, count(*) filter (where missed_at is not null and not wrong) as missed
                  from chore.turn
                 where state in ('done', 'missed')
                   and ended_at > :since
                 group by chore_id
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Cost(
                        row.getLong("chore_id"),
                        Optional.ofNullable(row.getBigDecimal("taken")),
                        row.getInt("turns"),
                        row.getInt("wrong"),
                        row.getInt("missed")))
                .list();
    }

    private static Turn row(ResultSet row, int number) throws SQLException {
        return new Turn(
                row.getLong("id"),
                row.getLong("chore_id"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                instant(row, "missed_at"),
                instant(row, "ended_at"),
                row.getString("by_name"),
                Optional.ofNullable(row.getObject("minutes", Integer.class)),
                row.getBoolean("wrong"),
                row.getString("word"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
