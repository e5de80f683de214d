package org.nightdesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps when a calendar's feed is read next, and how that went. While it is being read, its due_at is the end of the lease. */
@Component
class DaysOffStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from sla.days_off
            """;

    private final JdbcClient jdbc;

    DaysOffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code readAt}: the last time it could be read; {@code trouble}: why it could not since, empty when it could. */
    record Standing(long calendar, String address, Optional<Instant> readAt, String trouble) {}

    Optional<Standing> find(long calendar) {
        return jdbc.sql("""
                select calendar_id, address, read_at, trouble
                  from sla.days_off
                 where calendar_id = :calendar
                """)
                .param("calendar", calendar)
                .query(DaysOffStore::row)
                .optional();
    }

    /** Another address is read at once; the same stays as it is. */
    void want(long calendar, String address, Instant now) {
        jdbc.sql("""
                insert into sla.days_off (calendar_id, address, due_at, trouble)
                values (:calendar, :address, :now, '')
                on conflict (calendar_id) do update
                   set address = excluded.address, due_at = excluded.due_at, read_at = null, trouble = ''
                 where days_off.address <> excluded.address
                """)
                .param("calendar", calendar)
                .param("address", address)
                .param("now", time(now))
                .update();
    }

    void forget(long calendar) {
        jdbc.sql("delete from sla.days_off where calendar_id = :calendar")
                .param("calendar", calendar)
                .update();
    }

    /** Due now, whatever it was. */
    void hurry(long calendar, Instant now) {
        jdbc.sql("update sla.days_off set due_at = :now where calendar_id = :calendar")
                .param("calendar", calendar)
                .param("now", time(now))
                .update();
    }

    List<Standing> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select calendar_id
                      from sla.days_off
                     where due_at <= :now
                     order by due_at
                     limit :most
                       for update skip locked
                )
                update sla.days_off
                   set due_at = :lease
                  from due
                 where days_off.calendar_id = due.calendar_id
                returning days_off.calendar_id, address, read_at, trouble
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(DaysOffStore::row)
                .list();
    }

    /** Whether it is still the address that was read. */
    boolean done(Standing feed, String trouble, Instant next, Instant now) {
        return jdbc.sql("""
                update sla.days_off
                   set due_at = :next, trouble = :trouble,
                       read_at = case when :trouble = '' then :now else read_at end
                 where calendar_id = :calendar
                   and address = :address
                """)
                        .param("calendar", feed.calendar())
                        .param("address", feed.address())
                        .param("trouble", trouble)
                        .param("next", time(next))
                        .param("now", time(now))
                        .update()
                == 1;
    }

    private static Standing row(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getLong("calendar_id"),
                row.getString("address"),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("trouble"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
