package org.nightdesk.heartbeat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.heartbeat.Course.State;
import org.nightdesk.heartbeat.Which.ByCode;
import org.nightdesk.heartbeat.Which.ByName;
import org.nightdesk.signal.IntegrationId;
import org.nightdesk.signal.Severity;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps heartbeats. All who work here read them. */
@Component
class HeartbeatStore {

    /** When the next counts as missed. */
    static final String EARLIEST = """
            select min(act_at)
              from heartbeat.heartbeat
             where act_at is not null
            """;

    private static final String HEARTBEAT = """
            select id, code, integration_id, name, slug, service_id, note, severity, every_seconds, cron, zone, grace_seconds, state, started_at, run, last_at,
                   due_at, down_at, why, unheard_at, excused, given_until, pings, made_at, version
              from heartbeat.heartbeat
            """;
    private static final String ONE = HEARTBEAT + "where id = :id and removed_at is null";
    private static final String BY_CODE =
            HEARTBEAT + "where code = any (:codes::uuid[]) and removed_at is null order by id for update";
    private static final String BY_NAME = HEARTBEAT + """
             where (integration_id, slug) in (select * from unnest(:integrations::bigint[], :slugs::text[]))
               and removed_at is null
             order by id
               for update
            """;
    private static final String MISSED = HEARTBEAT + """
             where act_at <= :now
             order by act_at, id
             limit :most
               for update skip locked
            """;
    private static final String AFTER = HEARTBEAT + """
             where id > :after
               and removed_at is null
             order by id
             limit :most
            """;

    // What needs somebody first: down, then late, then the others by name.
    private static final String WORST = HEARTBEAT + """
             where removed_at is null
               and (:words = '' or lower(name) like :words or slug like :words)
               and (:state = '' or state = :state)
             order by case when state = 'down' then 0 when state = 'up' and due_at < :now then 1 when state = 'up' then 2 when state = 'new' then 3 else 4 end,
                      lower(name), id
             limit :most
            offset :from
            """;

    private static final String SAVE = """
            update heartbeat.heartbeat
               set state = :state, started_at = :started, run = :run, last_at = :last, due_at = :due, act_at = :act, down_at = :down, why = :why,
                   unheard_at = :unheard, excused = :excused, given_until = :given, pings = :pings
             where id = :id
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    HeartbeatStore(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Empty when its name is taken. */
    Optional<HeartbeatId> insert(HeartbeatDraft plan, IntegrationId integration, UUID code, String slug, Instant now) {
        return jdbc.sql("""
                insert into heartbeat.heartbeat
                       (code, integration_id, name, slug, service_id, note, severity, every_seconds, cron, zone, grace_seconds, made_at)
                values (:code, :integration, :name, :slug, :service, :note, :severity, :every, :cron, :zone, :grace, :now)
                on conflict do nothing
                returning id
                """)
                .params(plan(plan))
                .param("code", code)
                .param("integration", integration.value())
                .param("slug", slug)
                .param("now", time(now))
                .query((row, number) -> new HeartbeatId(row.getLong("id")))
                .optional();
    }

    /** Not done when the name is another's. */
    boolean update(HeartbeatId id, HeartbeatDraft plan, String slug) {
        return jdbc.sql("""
                update heartbeat.heartbeat
                   set name = :name, slug = :slug, service_id = :service, note = :note, severity = :severity, every_seconds = :every, cron = :cron, zone = :zone,
                       grace_seconds = :grace, version = version + 1
                 where id = :id
                   and not exists (select 1
                                     from heartbeat.heartbeat other
                                    where other.id <> :id
                                      and (lower(other.name) = lower(:name) or other.integration_id = heartbeat.integration_id and other.slug = :slug)
                                      and other.removed_at is null)
                """)
                        .params(plan(plan))
                        .param("id", id.value())
                        .param("slug", slug)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> plan(HeartbeatDraft plan) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", plan.name());
        params.put("service", plan.service().value());
        params.put("note", plan.note());
        params.put("severity", plan.severity().word());
        params.put("grace", plan.grace().toSeconds());
        params.put(
                "every",
                plan.expected() instanceof Expected.Every often ? often.length().toSeconds() : null);
        params.put("cron", plan.expected() instanceof Expected.ByCalendar calendar ? calendar.cron() : null);
        params.put(
                "zone",
                plan.expected() instanceof Expected.ByCalendar calendar
                        ? calendar.zone().getId()
                        : null);
        return params;
    }

    /** How it stands now, and when it counts as missed. */
    void save(Heartbeat heartbeat) {
        save(List.of(heartbeat));
    }

    void save(Collection<Heartbeat> heartbeats) {
        batches.batchUpdate(
                SAVE,
                heartbeats.stream()
                        .map(one -> new MapSqlParameterSource(state(one)))
                        .toArray(SqlParameterSource[]::new));
    }

    private static Map<String, @Nullable Object> state(Heartbeat heartbeat) {
        Course course = heartbeat.course();
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", heartbeat.id().value());
        params.put("state", course.state().word());
        params.put("started", time(course.startedAt().orElse(null)));
        params.put("run", course.run());
        params.put("last", time(course.lastAt().orElse(null)));
        params.put("due", time(course.dueAt().orElse(null)));
        params.put("act", time(heartbeat.missedAt().orElse(null)));
        params.put("down", time(course.downAt().orElse(null)));
        params.put("why", course.why());
        params.put("unheard", time(course.unheardAt().orElse(null)));
        params.put("excused", course.excused());
        params.put("given", time(course.givenUntil().orElse(null)));
        params.put("pings", course.pings());
        return params;
    }

    void remove(HeartbeatId id, Instant now) {
        jdbc.sql("update heartbeat.heartbeat set removed_at = :now, act_at = null where id = :id")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    Optional<Heartbeat> find(HeartbeatId id) {
        return jdbc.sql(ONE).param("id", id.value()).query(HeartbeatStore::row).optional();
    }

    /** For the rest of the transaction. */
    Optional<Heartbeat> lock(HeartbeatId id) {
        return jdbc.sql(ONE + " for update")
                .param("id", id.value())
                .query(HeartbeatStore::row)
                .optional();
    }

    /** Those of these that there are, each kind in the order of its ids: two nodes that call for the same do not wait for each other. */
    Map<Which, Heartbeat> lock(Collection<Which> calls) {
        Map<Which, Heartbeat> locked = new HashMap<>();
        UUID[] codes = of(ByCode.class, calls).map(ByCode::code).toArray(UUID[]::new);
        if (codes.length > 0) {
            jdbc.sql(BY_CODE)
                    .param("codes", codes)
                    .query(HeartbeatStore::row)
                    .list()
                    .forEach(one -> locked.put(new ByCode(one.code()), one));
        }
        List<ByName> names = of(ByName.class, calls).toList();
        if (!names.isEmpty()) {
            jdbc.sql(BY_NAME)
                    .param(
                            "integrations",
                            names.stream().map(one -> one.integration().value()).toArray(Long[]::new))
                    .param("slugs", names.stream().map(ByName::slug).toArray(String[]::new))
                    .query(HeartbeatStore::row)
                    .list()
                    .forEach(one -> locked.put(new ByName(one.integration(), one.slug()), one));
        }
        return locked;
    }

    private static <W extends Which> Stream<W> of(Class<W> kind, Collection<Which> calls) {
        return calls.stream().filter(kind::isInstance).map(kind::cast).distinct();
    }

    /** Those that count as missed now, locked; what another node has is left to it. */
    List<Heartbeat> lockMissed(Instant now, int most) {
        return jdbc.sql(MISSED)
                .param("now", time(now))
                .param("most", most)
                .query(HeartbeatStore::row)
                .list();
    }

    List<HeartbeatId> missed(Instant now, int most) {
        return jdbc.sql("select id from heartbeat.heartbeat where act_at <= :now order by act_at, id limit :most")
                .param("now", time(now))
                .param("most", most)
                .query((row, number) -> new HeartbeatId(row.getLong("id")))
                .list();
    }

    List<Heartbeat> after(long id, int most) {
        return jdbc.sql(AFTER)
                .param("after", id)
                .param("most", most)
                .query(HeartbeatStore::row)
                .list();
    }

    /** Those in trouble first. {@code state} may be empty, and so may the words. */
    List<Heartbeat> worst(String words, String state, Instant now, int from, int most) {
        String clean = words.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[%_\\\\]", "\\\\$0");
        return jdbc.sql(WORST)
                .param("words", clean.isEmpty() ? "" : "%" + clean + "%")
                .param("state", state)
                .param("now", time(now))
                .param("from", from)
                .param("most", most)
                .query(HeartbeatStore::row)
                .list();
    }

    /** How many stand how, by state. */
    Map<State, Integer> tally() {
        Map<State, Integer> tally = new HashMap<>();
        jdbc.sql("select state, count(*) as number from heartbeat.heartbeat where removed_at is null group by state")
                .query(row -> {
                    tally.put(State.of(row.getString("state")), row.getInt("number"));
                });
        return tally;
    }

    Map<HeartbeatId, String> names(int most) {
        Map<HeartbeatId, String> names = new LinkedHashMap<>();
        jdbc.sql(
                        "select id, name from heartbeat.heartbeat where removed_at is null order by lower(name), id limit :most")
                .param("most", most)
                .query(row -> {
                    names.put(new HeartbeatId(row.getLong("id")), row.getString("name"));
                });
        return names;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Heartbeat row(ResultSet row, int number) throws SQLException {
        return new Heartbeat(
                new HeartbeatId(row.getLong("id")),
                row.getObject("code", UUID.class),
                new IntegrationId(row.getLong("integration_id")),
                row.getString("slug"),
                new HeartbeatDraft(
                        row.getString("name"),
                        new ServiceId(row.getLong("service_id")),
                        row.getString("note"),
                        Severity.of(row.getString("severity")),
                        row.getString("cron") == null
                                ? new Expected.Every(Duration.ofSeconds(row.getLong("every_seconds")))
                                : new Expected.ByCalendar(row.getString("cron"), ZoneId.of(row.getString("zone"))),
                        Duration.ofSeconds(row.getLong("grace_seconds"))),
                new Course(
                        State.of(row.getString("state")),
                        instant(row, "started_at"),
                        row.getString("run"),
                        instant(row, "last_at"),
                        instant(row, "due_at"),
                        instant(row, "down_at"),
                        row.getString("why"),
                        instant(row, "unheard_at"),
                        row.getLong("excused"),
                        instant(row, "given_until"),
                        row.getLong("pings")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
