package org.nightdesk.offline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how the nightly pack goes. */
@Component("offlineNightStore")
class NightStore {

    static final String EARLIEST = "select due_at from offline.night";

    private final JdbcClient jdbc;

    /** {@code trouble} is empty when the last one went well. */
    record Last(Optional<Instant> madeAt, String places, String trouble) {}

    NightStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean claim(Instant now, Instant until) {
        return jdbc.sql("update offline.night set due_at = :until where due_at <= :now")
                        .param("until", time(until))
                        .param("now", time(now))
                        .update()
                == 1;
    }

    void made(String places, Instant next, Instant now) {
        jdbc.sql(
                        "update offline.night set due_at = :next, made_at = :now, places = :places, trouble = '', told = false")
                .param("next", time(next))
                .param("now", time(now))
                .param("places", places)
                .update();
    }

    /** Whether somebody has to be told: once until it goes well again. */
    boolean failed(String trouble, Instant next) {
        boolean first = jdbc.sql("select not told from offline.night")
                .query(Boolean.class)
                .single();
        jdbc.sql("update offline.night set due_at = :next, trouble = :trouble, told = true")
                .param("next", time(next))
                .param("trouble", trouble)
                .update();
        return first;
    }

    boolean hasReached(String night, String address) {
        return jdbc.sql("select :one = any (reached) from offline.night")
                .param("one", night + " " + address)
                .query(Boolean.class)
                .single();
    }

    /** It has reached that address this night; what was so of earlier nights is forgotten. */
    void reached(String night, String address) {
        jdbc.sql("""
                update offline.night
                   set reached = array(select one from unnest(reached) as every (one) where one like :night) || :one
                """)
                .param("night", night + " %")
                .param("one", night + " " + address)
                .update();
    }

    Last last() {
        return jdbc.sql("select made_at, places, trouble from offline.night")
                .query((row, number) -> new Last(
                        Optional.ofNullable(row.getObject("made_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getString("places"),
                        row.getString("trouble")))
                .single();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
