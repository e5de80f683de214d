package org.nightdesk.paging;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.nightdesk.maintenance.MaintenanceId;
import org.nightdesk.paging.Page.Held;
import org.nightdesk.silence.SilenceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps until when pages wait, because somebody is at work on their service or a silence says that they wake nobody. */
@Component
class HoldStore {

    // What holds a page, asked in the statement that writes it, whichever ends later. A window or a silence that is
    // just being ended or moved holds nothing: rather one message too many.
    private static final String HELD = """
            with maintained as (
                select window_id, until_at, reason
                  from maintenance.v_hold
                 where service_id = %s
                   and from_at <= :now
                   and until_at > :now
                   and (:priority > 1 or holds_p1)
                 order by until_at desc
                 limit 1
                   for share skip locked
            ), silenced as (
                select id, end_at, author || ': ' || reason as reason
                  from silence.silence
                 where id = any (:silences::bigint[])
                   and from_at <= :now
                   and end_at > :now
                 order by end_at desc
                 limit 1
                   for share skip locked
            ), held as (
                select window_id, null::bigint as silence_id, until_at, reason from maintained
                 union all
                select null, id, end_at, reason from silenced
                 order by until_at desc, window_id
                 limit 1
            )
            """;

    private final JdbcClient jdbc;

    HoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says as {@code held} what holds a page of that service, an expression; {@code :priority}, {@code :silences} and {@code :now} are to be given. */
    static String held(String service) {
        return HELD.formatted(service);
    }

    /** When maintenance of its service, or one of these silences, makes it wait on; it then does. Priority as it is now. */
    Optional<Held> heldOn(PageId id, int priority, Collection<SilenceId> silences, Instant now) {
        return jdbc.sql(held("(select held_service from paging.page where id = :id)") + """
                update paging.page
                   set due_at = held.until_at, held_by = held.window_id, held_silence = held.silence_id, held_until = held.until_at, held_for = held.reason,
                       priority = least(priority, :priority)
                  from held
                 where id = :id
                returning held_until, held_for, held_silence
                """)
                .param("id", id.value())
                .param("priority", priority)
                .param("silences", PageStore.numbers(silences, SilenceId::value))
                .param("now", PageRow.time(now))
                .query((row, number) -> PageRow.held(row))
                .optional()
                .flatMap(held -> held);
    }

    /** Looked at again when one of these silences ends, if that is sooner. Whether any of them lasts. */
    boolean sooner(PageId id, Collection<SilenceId> silences, Instant now) {
        Optional<Instant> until = jdbc.sql("""
                with lasting as (
                    select end_at
                      from silence.silence
                     where id = any (:silences::bigint[])
                       and from_at <= :now
                       and end_at > :now
                       for share skip locked
                )
                select max(end_at) as until
                  from lasting
                """)
                .param("silences", PageStore.numbers(silences, SilenceId::value))
                .param("now", PageRow.time(now))
                .query((row, number) -> Optional.ofNullable(PageRow.instant(row, "until")))
                .single();
        until.ifPresent(end -> jdbc.sql(
                        "update paging.page set due_at = least(due_at, :end) where id = :id and held_silence is not null")
                .param("id", id.value())
                .param("end", PageRow.time(end))
                .update());
        return until.isPresent();
    }

    /** It waits no longer: due now, as pressing as it has become. */
    void release(PageId id, int priority, Instant now) {
        jdbc.sql("""
                update paging.page
                   set due_at = :now, priority = least(priority, :priority), held_service = null, held_by = null, held_silence = null, held_until = null, held_for = ''
                 where id = :id
                """)
                .param("id", id.value())
                .param("priority", priority)
                .param("now", PageRow.time(now))
                .update();
    }

    /** What a window holds is due when that ends now. Whether anything is. */
    boolean moved(MaintenanceId window, Instant until) {
        return jdbc.sql("""
                        update paging.page
                           set due_at = :until, held_until = :until
                         where held_by = :window
                           and state = 'waiting'
                        """)
                        .param("window", window.value())
                        .param("until", PageRow.time(until))
                        .update()
                > 0;
    }

    /** All that silences hold are looked at now. Whether there are any. */
    boolean silencesMoved(Instant now) {
        return jdbc.sql("update paging.page set due_at = :now where held_silence is not null and state = 'waiting'")
                        .param("now", PageRow.time(now))
                        .update()
                > 0;
    }
}
