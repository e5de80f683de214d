package org.nightdesk.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is on its way to whom. While it is sent, its due_at is the end of the lease. */
@Component
class SendingStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from delivery.sending
             where due_at is not null
            """;

    private final JdbcClient jdbc;

    SendingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long parcel, List<String> addresses, Instant now) {
        jdbc.sql("""
                insert into delivery.sending (parcel_id, address, due_at)
                select :parcel, address, :now
                  from unnest(:addresses::text[]) address
                """)
                .param("parcel", parcel)
                .param("addresses", addresses.toArray(String[]::new))
                .param("now", time(now))
                .update();
    }

    /** Of these parcels, oldest first. */
    List<Sending> of(List<Long> parcels) {
        return jdbc.sql("""
                select id, parcel_id, address, state, reason, tries, repeat
                  from delivery.sending
                 where parcel_id = any (:parcels::bigint[])
                 order by id
                """)
                .param("parcels", parcels.toArray(Long[]::new))
                .query(SendingStore::row)
                .list();
    }

    /** Takes what is due and commits to it until the lease ends; after that any node takes it again, as a repeat. */
    List<Sending> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id, state
                      from delivery.sending
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update delivery.sending sending
                   set state = 'sending', tries = tries + 1, due_at = :lease, repeat = repeat or due.state = 'sending'
                  from due
                 where sending.id = due.id
                returning sending.id, parcel_id, address, sending.state, reason, tries, repeat
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(SendingStore::row)
                .list();
    }

    /** Whether it was written: not when another node has taken it meanwhile. Without {@code next} it is over. */
    boolean result(Sending sending, String state, String reason, boolean repeat, @Nullable Instant next) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", sending.id());
        params.put("tries", sending.tries());
        params.put("state", state);
        params.put("reason", reason);
        params.put("repeat", repeat);
        params.put("next", next == null ? null : time(next));
        return jdbc.sql("""
                update delivery.sending
                   set state = :state, reason = :reason, repeat = :repeat, due_at = :next::timestamptz
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """).params(params).update() == 1;
    }

    /** Those of the parcel that failed are tried again from the beginning; how many. */
    int again(long parcel, Instant now) {
        return jdbc.sql("""
                update delivery.sending
                   set state = 'waiting', tries = 0, due_at = :now
                 where parcel_id = :parcel
                   and state = 'failed'
                """).param("parcel", parcel).param("now", time(now)).update();
    }

    private static Sending row(ResultSet row, int number) throws SQLException {
        return new Sending(
                row.getLong("id"),
                row.getLong("parcel_id"),
                row.getString("address"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("tries"),
                row.getBoolean("repeat"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
