package org.nightdesk.paging;

import static org.nightdesk.paging.PageRow.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps attempts on their way out: claimed, and what came of it. While one is being sent, its due_at is the end of the lease. */
@Component
class OutboxStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from paging.attempt
             where state in ('waiting', 'sending')
            """;

    /** The same person was told of the same service in the same way since then, or is just being told. What failed, or was held back, told nobody. */
    private static final String TOLD = """
            exists (select 1
                      from paging.attempt before
                      join paging.page its on its.id = before.page_id
                     where before.person_id = attempt.person_id
                       and before.id < attempt.id
                       and before.at > :since
                       and before.purpose <> 'all-clear'
                       and before.purpose = attempt.purpose
                       and before.kind = attempt.kind
                       and before.address = attempt.address
                       and (before.state not in ('waiting', 'failed') or before.repeat)
                       and its.service = page.service)
            """;

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what is due and commits to it until {@code now + lease}: after that any node may take it again, as a repeat. */
    List<Attempt> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id, state
                      from paging.attempt
                     where state in ('waiting', 'sending')
                       and due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update paging.attempt attempt
                   set state = 'sending', tries = tries + 1, due_at = :lease, at = :now,
                       repeat = repeat or due.state = 'sending'
                  from due
                 where attempt.id = due.id
                returning
                """ + AttemptStore.COLUMNS)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(AttemptStore::row)
                .list();
    }

    /** Those of them before which the same person was told of the same service in the same way since then, or is just being told. */
    Set<Long> laterOfTheirServices(List<Attempt> claimed, Instant since) {
        return Set.copyOf(jdbc.sql("""
                select attempt.id
                  from paging.attempt
                  join paging.page on page.id = attempt.page_id
                 where attempt.id = any (:ids)
                   and attempt.purpose in ('page', 'shadow')
                   and
                """ + TOLD)
                .param("ids", claimed.stream().map(Attempt::id).toArray(Long[]::new))
                .param("since", time(since))
                .query(Long.class)
                .list());
    }

    /** Takes along what else is due to the same people in the same ways for the first time, unless it is the first of its service. */
    List<Attempt> claimAlong(Set<Long> beside, Instant since, Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with way as (
                    select distinct person_id, kind, address, purpose
                      from paging.attempt
                     where id = any (:ids)
                ), due as (
                    select attempt.id
                      from paging.attempt
                      join way using (person_id, kind, address, purpose)
                      join paging.page on page.id = attempt.page_id
                     where attempt.state = 'waiting'
                       and attempt.due_at <= :now
                       and attempt.purpose in ('page', 'shadow')
                       and attempt.tries = 0
                       and
                """ + TOLD + """
                     order by attempt.due_at, attempt.id
                     limit :most
                       for update of attempt skip locked
                )
                update paging.attempt attempt
                   set state = 'sending', tries = tries + 1, due_at = :lease, at = :now
                  from due
                 where attempt.id = due.id
                returning
                """ + AttemptStore.COLUMNS)
                .param("ids", beside.toArray(Long[]::new))
                .param("since", time(since))
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(AttemptStore::row)
                .list();
    }

    /** Back to waiting, as if it had not been taken: its turn comes later. */
    void holdBack(List<Attempt> attempts, Instant until, String reason) {
        jdbc.sql("""
                update paging.attempt
                   set state = 'waiting', tries = attempt.tries - 1, due_at = :until, reason = :reason
                  from unnest(:ids::bigint[], :tries::int[]) held (id, tries)
                 where attempt.id = held.id
                   and attempt.tries = held.tries
                   and state = 'sending'
                """)
                .param("ids", attempts.stream().map(Attempt::id).toArray(Long[]::new))
                .param("tries", attempts.stream().map(Attempt::tries).toArray(Integer[]::new))
                .param("until", time(until))
                .param("reason", reason)
                .update();
    }

    /** When the message that waits longest is to be sent; empty when none waits. */
    Optional<Instant> nextDue() {
        return jdbc.sql("""
                select due_at
                  from paging.attempt
                 where state in ('waiting', 'sending')
                 order by due_at
                 limit 1
                """)
                .query((row, number) ->
                        row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Whether the result was written: not when another node has taken the attempt meanwhile. */
    boolean sent(Attempt attempt, String reference, Instant now) {
        return jdbc.sql("""
                update paging.attempt
                   set state = 'sent', at = :now, sent_at = :now, reference = :reference, reason = ''
                 where id = :id
                   and tries = :tries
                   and state in ('sending', 'unknown')
                """)
                        .param("id", attempt.id())
                        .param("tries", attempt.tries())
                        .param("now", time(now))
                        .param("reference", reference)
                        .update()
                == 1;
    }

    boolean again(Attempt attempt, Instant dueAt, boolean mayHaveArrived, String reason, Instant now) {
        return jdbc.sql("""
                update paging.attempt
                   set state = 'waiting', at = :now, due_at = :due, reason = :reason, repeat = repeat or :mayHaveArrived
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """)
                        .param("id", attempt.id())
                        .param("tries", attempt.tries())
                        .param("now", time(now))
                        .param("due", time(dueAt))
                        .param("reason", reason)
                        .param("mayHaveArrived", mayHaveArrived)
                        .update()
                == 1;
    }

    boolean ended(Attempt attempt, Attempt.State state, String reason, Instant now) {
        return jdbc.sql("""
                update paging.attempt
                   set state = :state, at = :now, reason = :reason
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """)
                        .param("id", attempt.id())
                        .param("tries", attempt.tries())
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("now", time(now))
                        .param("reason", reason)
                        .update()
                == 1;
    }
}
