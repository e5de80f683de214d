package org.nightdesk.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps runners; their tokens only as hashes. */
@Component("hostRunnerStore")
class RunnerStore {

    private static final String ALL = "select id, host, by_name, made_at, seen_at from runner.runner";

    private final JdbcClient jdbc;

    RunnerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Runner> all() {
        return jdbc.sql(ALL + " order by host").query(RunnerStore::row).list();
    }

    Optional<Runner> find(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(RunnerStore::row)
                .optional();
    }

    Optional<Runner> byToken(byte[] hash) {
        return jdbc.sql(ALL + " where token = :hash")
                .param("hash", hash)
                .query(RunnerStore::row)
                .optional();
    }

    /** One for each host: a new token takes the place of the old one, which opens nothing from now on. */
    Runner put(String host, byte[] hash, Actor by, Instant now) {
        return jdbc.sql("""
                insert into runner.runner (host, token, by_name, made_at)
                values (:host, :hash, :by, :now)
                on conflict (host) do update
                   set token = :hash, by_name = :by, made_at = :now
                returning id, host, by_name, made_at, seen_at
                """)
                .param("host", host)
                .param("hash", hash)
                .param("by", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(RunnerStore::row)
                .single();
    }

    void seen(Runner runner, Instant now) {
        jdbc.sql("update runner.runner set seen_at = :now where id = :id and (seen_at is null or seen_at < :before)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("id", runner.id())
                .update();
    }

    /** The number of a call that begins now: those before it are over. Empty when the runner is gone. */
    Optional<Long> call(Runner runner) {
        return jdbc.sql("update runner.runner set call = call + 1 where id = :id returning call")
                .param("id", runner.id())
                .query(Long.class)
                .optional();
    }

    /** Whether no call has begun since; until the transaction ends none does. */
    boolean isNewest(Runners.Call call) {
        return jdbc.sql("select id from runner.runner where id = :id and call = :number for share")
                .param("id", call.runner().id())
                .param("number", call.number())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void delete(long id) {
        jdbc.sql("delete from runner.runner where id = :id").param("id", id).update();
    }

    private static Runner row(ResultSet row, int number) throws SQLException {
        return new Runner(
                row.getLong("id"),
                row.getString("host"),
                row.getString("by_name"),
                time(row, "made_at").orElseThrow(),
                time(row, "seen_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
