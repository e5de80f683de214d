package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    /** No maintenance holds a page longer. */
    static final Duration HELD = Duration.ofDays(14);

    /** Of each kind; the same at each look, so that none seems to be over. */
    static final int MOST = 20;

    /** One statement, so that all is seen at one moment. Each part is an index that is empty, or at its end, as long as all is well. */
    private static final String QUESTION = """
            (select 'lost' as kind, page_id, title as name, '' as way
               from paging.v_next_step
              where due_at is null
                and (state in ('waiting', 'paging', 'exhausted') or state = 'acknowledged' and until is not null)
              order by page_id
              limit :most)
            union all
            (select 'late', page_id, title, ''
               from paging.v_next_step
              where due_at < :late
              order by due_at
              limit :most)
            union all
            (select 'far', page_id, title, ''
               from paging.v_next_step
              where due_at > :far
                and state in ('waiting', 'paging', 'exhausted')
                and held_until is distinct from due_at
              order by page_id
              limit :most)
            union all
            (select 'forgotten', page_id, title, ''
               from paging.v_next_step
              where state = 'acknowledged'
                and until is not null
                and until < :late
                and due_at > :now
              order by page_id
              limit :most)
            union all
            (select 'astray', page_id, title, ''
               from paging.v_next_step
              where held_until > :held
              order by page_id
              limit :most)
            union all
            (select 'unsent', page_id, person, kind
               from paging.v_message_due
              where due_at < :late
              order by due_at
              limit :most)
            """;

    /** What is wrong with pages and messages. */
    List<Finding> of(JdbcClient line, Instant now) {
        return line.sql(QUESTION)
                .param("late", time(now.minus(LATE)))
                .param("far", time(now.plus(FAR)))
                .param("held", time(now.plus(HELD)))
                .param("now", time(now))
                .param("most", MOST)
                .query((row, number) -> finding(
                        row.getString("kind"),
                        new PageId(row.getLong("page_id")),
                        row.getString("name"),
                        row.getString("way")))
                .list();
    }

    private static Finding finding(String kind, PageId page, String name, String way) {
        String about = "The page “" + name + "”";
        return switch (kind) {
            case "lost" -> Finding.ofPage(kind, page, about + " has no next step: nobody would be called again.");
            case "late" -> Finding.ofPage(kind, page, about + " should have called its next step, and has not.");
            case "far" ->
                Finding.ofPage(kind, page, about + " waits for more than 40 hours, longer than any step may.");
            case "astray" ->
                Finding.ofPage(
                        kind, page, about + " is held for more than two weeks, longer than any maintenance may.");
            case "forgotten" ->
                Finding.ofPage(
                        kind, page, about + " was taken until a time that has passed, and nobody is called again.");
            case "unsent" ->
                Finding.ofPage(
                        kind + "-" + name,
                        page,
                        "The message by %s to %s has been due for more than %d s and is not sent."
                                .formatted(way, name, LATE.toSeconds()));
            default -> throw new IllegalStateException("nothing is called " + kind);
        };
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
}
