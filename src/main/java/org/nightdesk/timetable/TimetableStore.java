package org.nightdesk.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.chore.Rhythm;
import org.nightdesk.people.PersonId;
import org.nightdesk.timetable.Timetable.Approval;
import org.nightdesk.timetable.Timetable.Turn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps timetables. All who work here read them. */
@Component
class TimetableStore {

    static final String EARLIEST = """
            select least((select min(next_at) from timetable.timetable where next_at is not null),
                         (select min(act_until) from timetable.turn where act_until is not null))
            """;

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String ALL = """
            select t.id, t.playbook, t.version, t.title, t.parameters, t.reason, t.core, t.sample, t.every, t.weekday, t.month_day, t.at_time, t.zone, t.calendar_id,
                   t.author_id, t.edition, t.next_at, t.retired, a.by_id, a.by_name, a.word, a.at
              from timetable.timetable t
              left join timetable.approval a on a.timetable_id = t.id and a.edition = t.edition
            """;

    private final JdbcClient jdbc;

    TimetableStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Timetable one, Instant next) {
        return jdbc.sql("""
                insert into timetable.timetable (playbook, version, title, parameters, reason, core, sample, every, weekday, month_day, at_time, zone, calendar_id, author_id, edition, next_at)
                values (:playbook, :version, :title, :parameters, :reason, :core, :sample, :every, :weekday, :monthDay, :at, :zone, :calendar, :author, 1, :next)
                returning id
                """)
                .param("playbook", one.playbook())
                .param("version", one.version())
                .param("title", one.title())
                .param("parameters", JsonMapper.shared().writeValueAsString(one.parameters()))
                .param("reason", one.reason())
                .param("core", one.core())
                .param("sample", one.sample())
                .param("every", one.rhythm().every().word())
                .param("weekday", one.rhythm().weekday().getValue())
                .param("monthDay", one.rhythm().monthDay())
                .param("at", one.rhythm().at())
                .param("zone", one.rhythm().zone().getId())
                .param("calendar", one.calendar().orElse(null))
                .param("author", one.author().value())
                .param("next", utc(next))
                .query(Long.class)
                .single();
    }

    /** Another edition, which nobody has approved yet. */
    void change(long id, Rhythm rhythm, Optional<Long> calendar, Instant next) {
        jdbc.sql("""
                update timetable.timetable
                   set every = :every, weekday = :weekday, month_day = :monthDay, at_time = :at, zone = :zone, calendar_id = :calendar, next_at = :next,
                       edition = edition + 1
                 where id = :id
                """)
                .param("id", id)
                .param("every", rhythm.every().word())
                .param("weekday", rhythm.weekday().getValue())
                .param("monthDay", rhythm.monthDay())
                .param("at", rhythm.at())
                .param("zone", rhythm.zone().getId())
                .param("calendar", calendar.orElse(null))
                .param("next", utc(next))
                .update();
    }

    void retire(long id) {
        jdbc.sql("update timetable.timetable set retired = true, next_at = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Not done when somebody was first. The database refuses the author. */
    boolean approve(Timetable one, PersonId by, String name, String word, Instant now) {
        return jdbc.sql("""
                insert into timetable.approval (timetable_id, edition, core, author_id, by_id, by_name, word, at)
                values (:id, :edition, :core, :author, :by, :name, :word, :now)
                on conflict (timetable_id, edition) do nothing
                """)
                        .param("id", one.id())
                        .param("edition", one.edition())
                        .param("core", one.core())
                        .param("author", one.author().value())
                        .param("by", by.value())
                        .param("name", name)
                        .param("word", word)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<Timetable> find(long id) {
        return jdbc.sql(ALL + " where t.id = :id")
                .param("id", id)
                .query(TimetableStore::row)
                .optional();
    }

    Optional<Timetable> lock(long id) {
        return jdbc.sql(ALL + " where t.id = :id for update of t")
                .param("id", id)
                .query(TimetableStore::row)
                .optional();
    }

    /** The newest first; an empty playbook is any. */
    List<Timetable> all(String playbook) {
        return jdbc.sql(ALL + " where not t.retired and (:playbook = '' or t.playbook = :playbook) order by t.id desc")
                .param("playbook", playbook)
                .query(TimetableStore::row)
                .list();
    }

    /** Those that nobody has approved as they are now, of anybody else; the oldest first. */
    List<Timetable> waitingFor(PersonId person, int most) {
        return jdbc.sql(
                        ALL
                                + " where not t.retired and a.timetable_id is null and t.author_id <> :person order by t.id limit :most")
                .param("person", person.value())
                .param("most", most)
                .query(TimetableStore::row)
                .list();
    }

    /** Those whose time has come, each held until its transaction ends. */
    List<Timetable> due(Instant now, int most) {
        return jdbc.sql(ALL
                        + " where t.next_at <= :now order by t.next_at, t.id limit :most for update of t skip locked")
                .param("now", utc(now))
                .param("most", most)
                .query(TimetableStore::row)
                .list();
    }

    /** A turn begins, and the next one is known: it is dealt with within ten minutes, or counts as skipped. */
    long begin(Timetable one, Instant due, Instant next, Instant now) {
        jdbc.sql("update timetable.timetable set next_at = :next where id = :id")
                .param("next", utc(next))
                .param("id", one.id())
                .update();
        return jdbc.sql(
                        "insert into timetable.turn (timetable_id, due_at, act_until) values (:id, :due, :until) returning id")
                .param("id", one.id())
                .param("due", utc(due))
                .param("until", utc(now.plus(LEASE)))
                .query(Long.class)
                .single();
    }

    /** Not done when it was over already. */
    boolean end(long turn, String run, String skipped) {
        return jdbc.sql(
                                "update timetable.turn set run = :run, skipped = :skipped, act_until = null where id = :id and act_until is not null")
                        .param("id", turn)
                        .param("run", run)
                        .param("skipped", skipped)
                        .update()
                == 1;
    }

    /** Whoever was to begin them is gone. */
    void giveUp(Instant now) {
        jdbc.sql(
                        "update timetable.turn set skipped = 'The node that was to begin it is gone.', act_until = null where act_until <= :now")
                .param("now", utc(now))
                .update();
    }

    /** The last run that it began. */
    Optional<String> lastRun(long id) {
        return jdbc.sql(
                        "select run from timetable.turn where timetable_id = :id and run <> '' order by id desc limit 1")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The newest first. */
    List<Turn> turns(long id, int most) {
        return jdbc.sql(
                        "select due_at, run, skipped from timetable.turn where timetable_id = :id order by id desc limit :most")
                .param("id", id)
                .param("most", most)
                .query((row, number) -> new Turn(
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getString("run"),
                        row.getString("skipped")))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Timetable row(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime next = row.getObject("next_at", OffsetDateTime.class);
        @Nullable OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        Optional<Approval> approval = at == null
                ? Optional.empty()
                : Optional.of(new Approval(
                        new PersonId(row.getLong("by_id")),
                        row.getString("by_name"),
                        row.getString("word"),
                        at.toInstant()));
        return new Timetable(
                row.getLong("id"),
                row.getString("playbook"),
                row.getInt("version"),
                row.getString("title"),
                JsonMapper.shared().readValue(row.getString("parameters"), TEXTS),
                row.getString("reason"),
                row.getString("core"),
                row.getString("sample"),
                new Rhythm(
                        Rhythm.Every.valueOf(row.getString("every").toUpperCase(Locale.ROOT)),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getInt("month_day"),
                        Month.JANUARY,
                        row.getObject("at_time", LocalTime.class),
                        ZoneId.of(row.getString("zone"))),
                Optional.ofNullable(row.getObject("calendar_id", Long.class)),
                new PersonId(row.getLong("author_id")),
                row.getInt("edition"),
                approval,
                Optional.ofNullable(next).map(OffsetDateTime::toInstant),
                row.getBoolean("retired"));
    }
}
