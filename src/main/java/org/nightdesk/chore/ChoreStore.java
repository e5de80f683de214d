package org.nightdesk.chore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.chore.Chore.By;
import org.nightdesk.chore.Chore.Fulfilment;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps chores. All who work here read them. */
@Component
class ChoreStore {

    private final JdbcClient jdbc;

    ChoreStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are still done, by name. */
    List<Chore> all() {
        return jdbc.sql("select * from chore.chore where not retired order by lower(name), id")
                .query(ChoreStore::row)
                .list();
    }

    Optional<Chore> find(long id) {
        return jdbc.sql("select * from chore.chore where id = :id")
                .param("id", id)
                .query(ChoreStore::row)
                .optional();
    }

    /** Whoever changes it or ends a turn of it comes one after the other. */
    Optional<Chore> lock(long id) {
        return jdbc.sql("select * from chore.chore where id = :id for update")
                .param("id", id)
                .query(ChoreStore::row)
                .optional();
    }

    List<Long> fulfilledBy(By by, long id) {
        return jdbc.sql("select id from chore.chore where fulfilled_by = :by and fulfilled_id = :id and not retired")
                .param("by", by.word())
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /** The new chore's id; empty when the name is taken. */
    Optional<Long> insert(Chore chore, Instant now) {
        return jdbc.sql("""
                insert into chore.chore (name, steps, why, for_whom, owner_id, deputy_id, every, weekday, month_day, month, at_time, zone, calendar_id,
                                         minutes, grace_minutes, missed, service_id, fulfilled_by, fulfilled_id, made_at)
                values (:name, :steps, :why, :forWhom, :owner, :deputy, :every, :weekday, :monthDay, :month, :at, :zone, :calendar,
                        :minutes, :grace, :missed, :service, :by, :byId, :now)
                on conflict do nothing
                returning id
                """)
                .params(params(chore))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** Not done when the name is another's. */
    boolean update(Chore chore) {
        return jdbc.sql("""
                update chore.chore
                   set name = :name, steps = :steps, why = :why, for_whom = :forWhom, owner_id = :owner, deputy_id = :deputy, every = :every,
                       weekday = :weekday, month_day = :monthDay, month = :month, at_time = :at, zone = :zone, calendar_id = :calendar,
                       minutes = :minutes, grace_minutes = :grace, missed = :missed, service_id = :service, fulfilled_by = :by, fulfilled_id = :byId
                 where id = :id
                   and not exists (select 1 from chore.chore other where lower(other.name) = lower(:name) and not other.retired and other.id <> :id)
                """).params(params(chore)).param("id", chore.id()).update() == 1;
    }

    void retire(long id) {
        jdbc.sql("update chore.chore set retired = true where id = :id")
                .param("id", id)
                .update();
    }

    private static Map<String, @Nullable Object> params(Chore chore) {
        Map<String, @Nullable Object> params = new HashMap<>();
        Rhythm rhythm = chore.rhythm();
        params.put("name", chore.name());
        params.put("steps", chore.steps());
        params.put("why", chore.why());
        params.put("forWhom", chore.forWhom());
        params.put("owner", chore.owner().value());
        params.put("deputy", chore.deputy().map(PersonId::value).orElse(null));
        params.put("every", rhythm.every().word());
        params.put("weekday", rhythm.weekday().getValue());
        params.put("monthDay", rhythm.monthDay());
        params.put("month", rhythm.month().getValue());
        params.put("at", rhythm.at());
        params.put("zone", rhythm.zone().getId());
        params.put("calendar", chore.calendar().orElse(null));
        params.put("minutes", chore.minutes());
        params.put("grace", (int) chore.grace().toMinutes());
        params.put("missed", chore.pages() ? "page" : "nag");
        params.put("service", chore.service().map(ServiceId::value).orElse(null));
        params.put("by", chore.fulfilment().by().word());
        params.put("byId", chore.fulfilment().id().orElse(null));
        return params;
    }

    private static Chore row(ResultSet row, int number) throws SQLException {
        return new Chore(
                row.getLong("id"),
                row.getString("name"),
                row.getString("steps"),
                row.getString("why"),
                row.getString("for_whom"),
                new PersonId(row.getLong("owner_id")),
                Optional.ofNullable(row.getObject("deputy_id", Long.class)).map(PersonId::new),
                new Rhythm(
                        Rhythm.Every.valueOf(row.getString("every").toUpperCase(Locale.ROOT)),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getInt("month_day"),
                        Month.of(row.getInt("month")),
                        row.getObject("at_time", LocalTime.class),
                        ZoneId.of(row.getString("zone"))),
                Optional.ofNullable(row.getObject("calendar_id", Long.class)),
                row.getInt("minutes"),
                Duration.ofMinutes(row.getInt("grace_minutes")),
                row.getString("missed").equals("page"),
                Optional.ofNullable(row.getObject("service_id", Long.class)).map(ServiceId::new),
                new Fulfilment(
                        By.valueOf(row.getString("fulfilled_by").toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getObject("fulfilled_id", Long.class))),
                row.getBoolean("retired"));
    }
}
