package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.nightdesk.subject.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was changed since the nights that it concerns were gone through. While they are, its due_at is the end of the lease. */
@Component
class ChangeStore {

    /** When the next is due. */
    static final String EARLIEST = "select min(due_at) from rehearsal.change";

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each further change puts it off again, but not beyond {@code latest} after the first. */
    void put(Subject subject, Instant now, Duration soon, Duration latest) {
        jdbc.sql("""
                insert into rehearsal.change (kind, id, first_at, due_at)
                values (:kind, :id, :now, :soon)
                on conflict (kind, id) do update
                   set due_at = least(:soon, change.first_at + :latest::interval), attempt = change.attempt + 1
                """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("now", time(now))
                .param("soon", time(now.plus(soon)))
                .param("latest", latest.toString())
                .update();
    }

    /** What is due, at most that many: what was changed together is gone through together. */
    List<Change> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select kind, id
                      from rehearsal.change
                     where due_at <= :now
                     order by due_at, kind, id
                     limit :most
                       for update skip locked
                )
                update rehearsal.change change
                   set due_at = :lease, attempt = attempt + 1
                  from due
                 where change.kind = due.kind
                   and change.id = due.id
                returning change.kind, change.id, attempt
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query((row, number) ->
                        new Change(new Subject(row.getString("kind"), row.getString("id")), row.getLong("attempt")))
                .list();
    }

    /** Whether none of them was changed meanwhile; if one was, roll back, so that all are due again. */
    boolean done(List<Change> changes) {
        return jdbc.sql("""
                delete from rehearsal.change
                 using unnest(:kinds, :ids, :attempts) as done (kind, id, attempt)
                 where change.kind = done.kind
                   and change.id = done.id
                   and change.attempt = done.attempt
                """)
                        .param(
                                "kinds",
                                changes.stream()
                                        .map(one -> one.subject().kind())
                                        .toArray(String[]::new))
                        .param(
                                "ids",
                                changes.stream().map(one -> one.subject().id()).toArray(String[]::new))
                        .param("attempts", changes.stream().map(Change::attempt).toArray(Long[]::new))
                        .update()
                == changes.size();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
