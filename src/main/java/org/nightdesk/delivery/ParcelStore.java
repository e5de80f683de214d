package org.nightdesk.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps parcels and their files. While one is made, its due_at is the end of the lease. */
@Component
class ParcelStore {

    /** When the next is to be made. */
    static final String EARLIEST = """
            select min(due_at)
              from delivery.parcel
             where due_at is not null
            """;

    private static final String COLUMNS = """
            parcel.id, order_id, wanted_at, missed, state, reason, tries, run_id, rows, truncated, as_of, preview,
            (select file.name from delivery.file where parcel_id = parcel.id) as file
            """;

    private final JdbcClient jdbc;

    ParcelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file as it is kept. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(String name, String mediaType, byte[] bytes) {}

    /** Nothing when there is one for that time. */
    void insert(long order, Instant wanted, int missed, Instant now) {
        jdbc.sql("""
                insert into delivery.parcel (order_id, wanted_at, missed, due_at)
                values (:order, :wanted, :missed, :now)
                on conflict (order_id, wanted_at) do nothing
                """)
                .param("order", order)
                .param("wanted", time(wanted))
                .param("missed", missed)
                .param("now", time(now))
                .update();
    }

    /** The newest first. */
    List<Parcel> of(long order, int most) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from delivery.parcel where order_id = :order order by wanted_at desc, parcel.id desc limit :most")
                .param("order", order)
                .param("most", most)
                .query(ParcelStore::row)
                .list();
    }

    /** Why the latest parcel of each order did not arrive; only of those where it did not. */
    Map<Long, String> troubles(List<Long> orders) {
        Map<Long, String> troubles = new HashMap<>();
        jdbc.sql("""
                select latest.order_id, coalesce(failed.reason, latest.reason) as reason
                  from (select distinct on (order_id) id, order_id, state, reason
                          from delivery.parcel
                         where order_id = any (:orders::bigint[])
                         order by order_id, wanted_at desc, id desc) latest
                  left join lateral (select reason from delivery.sending
                                      where parcel_id = latest.id and state = 'failed'
                                      order by id limit 1) failed on true
                 where latest.state = 'failed' or failed.reason is not null
                """).param("orders", orders.toArray(Long[]::new)).query((ResultSet row) -> {
            troubles.put(row.getLong("order_id"), row.getString("reason"));
        });
        return troubles;
    }

    Optional<Parcel> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from delivery.parcel where parcel.id = :id")
                .param("id", id)
                .query(ParcelStore::row)
                .optional();
    }

    /** Takes what is due and commits to it until the lease ends; after that any node takes it again. */
    List<Parcel> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from delivery.parcel
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update delivery.parcel parcel
                   set state = 'making', tries = tries + 1, due_at = :lease
                  from due
                 where parcel.id = due.id
                returning\s""" + COLUMNS)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(ParcelStore::row)
                .list();
    }

    /** Whether it was written: not when another node has taken it meanwhile. Without {@code next} it is over. */
    boolean result(Parcel parcel, Parcel.State state, String reason, @Nullable Instant next) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", parcel.id());
        params.put("tries", parcel.tries());
        params.put("state", state.name().toLowerCase(Locale.ROOT));
        params.put("reason", reason);
        params.put("next", next == null ? null : time(next));
        return jdbc.sql("""
                update delivery.parcel
                   set state = :state, reason = :reason, due_at = :next::timestamptz
                 where id = :id
                   and tries = :tries
                   and state = 'making'
                """).params(params).update() == 1;
    }

    void made(Parcel parcel, Maker.Made made) {
        jdbc.sql("""
                update delivery.parcel
                   set run_id = :run, rows = :rows, truncated = :truncated, as_of = :asOf, preview = :preview
                 where id = :id
                """)
                .param("run", made.file().run())
                .param("rows", made.file().rows())
                .param("truncated", made.file().truncated())
                .param("asOf", time(made.file().asOf()))
                .param("preview", made.preview())
                .param("id", parcel.id())
                .update();
    }

    void keep(long parcel, Kept file, Instant now) {
        jdbc.sql("""
                insert into delivery.file (parcel_id, name, media_type, bytes, made_at)
                values (:parcel, :name, :type, :bytes, :now)
                """)
                .param("parcel", parcel)
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("bytes", file.bytes())
                .param("now", time(now))
                .update();
    }

    Optional<Kept> file(long parcel) {
        return jdbc.sql("select name, media_type, bytes from delivery.file where parcel_id = :parcel")
                .param("parcel", parcel)
                .query((row, number) ->
                        new Kept(row.getString("name"), row.getString("media_type"), row.getBytes("bytes")))
                .optional();
    }

    /** Files that were made before then are kept no longer. */
    void forget(Instant before) {
        jdbc.sql("delete from delivery.file where made_at < :before")
                .param("before", time(before))
                .update();
    }

    private static Parcel row(ResultSet row, int number) throws SQLException {
        return new Parcel(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getObject("wanted_at", OffsetDateTime.class).toInstant(),
                row.getInt("missed"),
                Parcel.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getInt("tries"),
                row.getLong("run_id"),
                row.getLong("rows"),
                row.getBoolean("truncated"),
                Optional.ofNullable(row.getObject("as_of", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("preview"),
                Optional.ofNullable(row.getString("file")));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
