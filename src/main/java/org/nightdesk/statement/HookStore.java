package org.nightdesk.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who is called, and the calls. */
@Component("statementHookStore")
class HookStore {

    static final String EARLIEST = """
            select min(due_at)
              from statement.call
             where due_at is not null
            """;

    private static final String COLUMNS = """
            call.id, run_id, replaces_id, address, call.state, reason, tries, repeat, made_at,
                   exists (select 1
                             from statement.call later
                             join billing.run newer on newer.id = later.run_id
                             join billing.run own on (own.definition_id, own.month) = (newer.definition_id, newer.month)
                            where own.id = call.run_id
                              and later.id > call.id
                              and later.state <> 'same') as overtaken
            """;

    private final JdbcClient jdbc;

    HookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> address(long definition) {
        return jdbc.sql("select address from statement.hook where definition_id = :definition")
                .param("definition", definition)
                .query(String.class)
                .optional();
    }

    void keep(long definition, String address) {
        jdbc.sql("""
                insert into statement.hook (definition_id, address)
                values (:definition, :address)
                on conflict (definition_id) do update set address = excluded.address
                """).param("definition", definition).param("address", address).update();
    }

    void remove(long definition) {
        jdbc.sql("delete from statement.hook where definition_id = :definition")
                .param("definition", definition)
                .update();
    }

    /** To be sent. */
    void insert(long run, Optional<Long> replaces, String address, Instant now) {
        jdbc.sql("""
                insert into statement.call (run_id, replaces_id, address, made_at, due_at)
                values (:run, :replaces, :address, :now, :now)
                """)
                .param("run", run)
                .param("replaces", replaces.orElse(null))
                .param("address", address)
                .param("now", time(now))
                .update();
    }

    /** Not to be sent: it bills what was sent there. */
    void insertSame(long run, String address, String reason, Instant now) {
        jdbc.sql("""
                insert into statement.call (run_id, address, state, reason, made_at)
                values (:run, :address, 'same', :reason, :now)
                """)
                .param("run", run)
                .param("address", address)
                .param("reason", reason)
                .param("now", time(now))
                .update();
    }

    /** The newest of a month to that address, of those that were to be sent. */
    Optional<Call> last(long definition, YearMonth month, String address) {
        return jdbc.sql("select " + COLUMNS + """
                  from statement.call
                  join billing.run on run.id = call.run_id
                 where run.definition_id = :definition
                   and run.month = :month
                   and call.address = :address
                   and call.state <> 'same'
                 order by call.id desc
                 limit 1
                """)
                .param("definition", definition)
                .param("month", month.atDay(1))
                .param("address", address)
                .query(HookStore::row)
                .optional();
    }

    /** One of that bill's. */
    Optional<Call> find(long definition, long id) {
        return jdbc.sql("select " + COLUMNS + """
                  from statement.call
                  join billing.run on run.id = call.run_id
                 where run.definition_id = :definition
                   and call.id = :id
                """)
                .param("definition", definition)
                .param("id", id)
                .query(HookStore::row)
                .optional();
    }

    /** The newest first. */
    List<Call> of(long definition, int most) {
        return jdbc.sql("select " + COLUMNS + """
                  from statement.call
                  join billing.run on run.id = call.run_id
                 where run.definition_id = :definition
                 order by call.id desc
                 limit :most
                """)
                .param("definition", definition)
                .param("most", most)
                .query(HookStore::row)
                .list();
    }

    /** Once more, if it is over. */
    boolean again(Call call, Instant now) {
        return jdbc.sql("""
                update statement.call
                   set state = 'waiting', tries = 0, repeat = true, due_at = :now
                 where id = :id
                   and state in ('sent', 'failed')
                """).param("id", call.id()).param("now", time(now)).update() == 1;
    }

    /** Takes what is due and commits to it until the lease ends; after that any node takes it again, as a repeat. */
    List<Call> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id, state
                      from statement.call
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update statement.call call
                   set state = 'sending', tries = tries + 1, due_at = :lease, repeat = repeat or due.state = 'sending'
                  from due
                 where call.id = due.id
                returning\s""" + COLUMNS)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(HookStore::row)
                .list();
    }

    /** Whether it was written: not when another node has taken it meanwhile. Without {@code next} it is over. */
    boolean result(Call call, String state, String reason, boolean repeat, @Nullable Instant next) {
        return jdbc.sql("""
                update statement.call
                   set state = :state, reason = :reason, repeat = :repeat, due_at = :next::timestamptz
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """)
                        .param("id", call.id())
                        .param("tries", call.tries())
                        .param("state", state)
                        .param("reason", reason)
                        .param("repeat", repeat)
                        .param("next", next == null ? null : time(next))
                        .update()
                == 1;
    }

    private static Call row(ResultSet row, int number) throws SQLException {
        return new Call(
                row.getLong("id"),
                row.getLong("run_id"),
                Optional.ofNullable(row.getObject("replaces_id", Long.class)),
                row.getString("address"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("tries"),
                row.getBoolean("repeat"),
                row.getBoolean("overtaken"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
