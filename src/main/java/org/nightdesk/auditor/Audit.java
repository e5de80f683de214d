package org.nightdesk.auditor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.paging.PageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The auditor's own question, which shares no line with the engine's: has each page that nobody has answered a next step in time, and each
 * message? A page that somebody has taken has a reason to wait, until its end.
 */
@Component
class Audit {

    /** Later than any node's lease: by then a second node would have done it. */
    static final Duration LATE = Duration.ofSeconds(30);

    /** No step waits longer than a day, after quiet hours of at most sixteen. */
    static final Duration FAR = Duration.ofHours(41);

    private static final int MOST = 20;

    /** What is wrong with pages and messages. */
    List<Finding> of(JdbcClient line, Instant now) {
        List<Finding> found = new ArrayList<>();
        found.addAll(lost(line));
        found.addAll(late(line, now));
        found.addAll(far(line, now));
        found.addAll(forgotten(line, now));
        found.addAll(unsent(line, now));
        return found;
    }

    private static List<Finding> lost(JdbcClient line) {
        return line.sql("""
                select page_id, title
                  from paging.v_next_step
                 where due_at is null
                   and (state in ('waiting', 'paging', 'exhausted') or state = 'acknowledged' and until is not null)
                 limit :most
                """)
                .param("most", MOST)
                .query((row, number) -> Finding.ofPage(
                        "lost", page(row), about(row) + " has no next step: nobody would be called again."))
                .list();
    }

    private static List<Finding> late(JdbcClient line, Instant now) {
        return line.sql("""
                select page_id, title
                  from paging.v_next_step
                 where due_at < :late
                 order by due_at
                 limit :most
                """)
                .param("late", time(now.minus(LATE)))
                .param("most", MOST)
                .query((row, number) -> Finding.ofPage(
                        "late", page(row), about(row) + " should have called its next step, and has not."))
                .list();
    }

    private static List<Finding> far(JdbcClient line, Instant now) {
        return line.sql("""
                select page_id, title
                  from paging.v_next_step
                 where due_at > :far
                   and state in ('waiting', 'paging', 'exhausted')
                 limit :most
                """)
                .param("far", time(now.plus(FAR)))
                .param("most", MOST)
                .query((row, number) -> Finding.ofPage(
                        "far", page(row), about(row) + " waits for more than 40 hours, longer than any step may."))
                .list();
    }

    private static List<Finding> forgotten(JdbcClient line, Instant now) {
        return line.sql("""
                select page_id, title
                  from paging.v_next_step
                 where state = 'acknowledged'
                   and until is not null
                   and until < :late
                   and due_at > :now
                 limit :most
                """)
                .param("late", time(now.minus(LATE)))
                .param("now", time(now))
                .param("most", MOST)
                .query((row, number) -> Finding.ofPage(
                        "forgotten",
                        page(row),
                        about(row) + " was taken until a time that has passed, and nobody is called again."))
                .list();
    }

    private static List<Finding> unsent(JdbcClient line, Instant now) {
        return line.sql("""
                select page_id, person, kind
                  from paging.v_message_due
                 where due_at < :late
                 order by due_at
                 limit :most
                """)
                .param("late", time(now.minus(LATE)))
                .param("most", MOST)
                .query((row, number) -> Finding.ofPage(
                        "unsent-" + row.getString("person"),
                        page(row),
                        "The message by %s to %s has been due for more than %d s and is not sent."
                                .formatted(row.getString("kind"), row.getString("person"), LATE.toSeconds())))
                .list();
    }

    /** The database's own clock. */
    static Instant databaseTime(JdbcClient line) {
        return line.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static PageId page(ResultSet row) throws SQLException {
        return new PageId(row.getLong("page_id"));
    }

    private static String about(ResultSet row) throws SQLException {
        return "The page “" + row.getString("title") + "”";
    }
}
