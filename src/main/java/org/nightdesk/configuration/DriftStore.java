package org.nightdesk.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.installation.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what is with what should be, in one statement for all installations or for one, and keeps what differs with its age. */
@Component
class DriftStore {

    static final String EARLIEST = "select min(due_at) from configuration.sweep";

    /** An approved change goes before what was written down; where both are silent it is unexplained. */
    private static final String LOOK = """
            with differs as materialized (
                select distinct on (e.installation_id, e.setting_id)
                       e.installation_id, e.setting_id, greatest(e.since, c.since) as since, coalesce(x.kind, 'unexplained') as kind
                  from configuration.value e
                  join configuration.value c
                    on c.installation_id = e.installation_id and c.setting_id = e.setting_id and c.side = 'current' and c.until is null and c.print <> e.print
                  join installation.installation i on i.id = e.installation_id and not i.retired
                  join configuration.setting s on s.id = e.setting_id and not s.retired
                  left join configuration.explanation x
                    on x.installation_id = e.installation_id and x.setting_id = e.setting_id and x.since <= :now and x.until > :now
                   and (x.print is null or x.print = c.print)
                 where e.side = 'expected'
                   and e.until is null
                   %s
                 order by e.installation_id, e.setting_id, x.kind
            ), ended as (
                update configuration.drift d
                   set ended_at = greatest(:now, d.since)
                 where d.ended_at is null
                   %s
                   and not exists (select 1 from differs where differs.installation_id = d.installation_id and differs.setting_id = d.setting_id)
                returning 1
            ), kept as (
                insert into configuration.drift (installation_id, setting_id, kind, since, kind_since, found_at)
                select installation_id, setting_id, kind, since, since, :now
                  from differs
                on conflict (installation_id, setting_id) where ended_at is null
                do update set kind_since = :now, kind = excluded.kind
                        where drift.kind <> excluded.kind
                returning 1
            )
            select count(*) from differs
            """;

    private static final String ALL = LOOK.formatted("", "");
    private static final String ONE = LOOK.formatted("and e.installation_id = :id", "and d.installation_id = :id");

    private static final String LINE = """
            select d.installation_id, i.name as installation, i.environment, s.key, s.sensitive, s.seen_by, d.kind, d.since, d.kind_since,
                   c.text as current_text, c.print as current_print, c.by_name as current_by, e.text as expected_text, e.print as expected_print,
                   (select x.reason
                      from configuration.explanation x
                     where x.installation_id = d.installation_id and x.setting_id = d.setting_id and x.until > :now
                     order by x.until desc
                     limit 1) as reason,
                   (select string_agg(distinct v.by_name, ', ')
                      from configuration.value v
                     where v.installation_id = d.installation_id and v.by_name <> '' and v.since between d.since - interval '7 days' and d.since) as around
              from configuration.drift d
              join installation.installation i on i.id = d.installation_id
              join configuration.setting s on s.id = d.setting_id
              join configuration.value c on c.installation_id = d.installation_id and c.setting_id = d.setting_id and c.side = 'current' and c.until is null
              join configuration.value e on e.installation_id = d.installation_id and e.setting_id = d.setting_id and e.side = 'expected' and e.until is null
             where d.ended_at is null
            """;

    private final JdbcClient jdbc;

    DriftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all installations; how many settings differ. */
    int look(Instant now) {
        return jdbc.sql(ALL)
                .param("now", ValueStore.time(now))
                .query(Integer.class)
                .single();
    }

    /** Of one installation, in the transaction that changed it. */
    int look(InstallationId id, Instant now) {
        return jdbc.sql(ONE)
                .param("now", ValueStore.time(now))
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** Of one installation, every kind. */
    List<Found> of(InstallationId id, Instant now) {
        return jdbc.sql(LINE + " and d.installation_id = :id order by s.key")
                .param("id", id.value())
                .param("now", ValueStore.time(now))
                .query(DriftStore::row)
                .list();
    }

    /** What nobody explained, the oldest first. */
    List<Found> unexplained(Optional<ServiceId> service, String environment, int most, Instant now) {
        return jdbc.sql(LINE + """
                   and d.kind = 'unexplained'
                   and (:service::bigint is null or i.service_id = :service)
                   and (:environment = '' or i.environment = :environment)
                 order by d.kind_since, d.id
                 limit :most
                """)
                .params(narrow(service, environment))
                .param("most", most)
                .param("now", ValueStore.time(now))
                .query(DriftStore::row)
                .list();
    }

    /** How many there are of each kind. */
    Map<String, Integer> counts(Optional<ServiceId> service, String environment) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("""
                select d.kind, count(*) as number
                  from configuration.drift d
                  join installation.installation i on i.id = d.installation_id
                 where d.ended_at is null
                   and (:service::bigint is null or i.service_id = :service)
                   and (:environment = '' or i.environment = :environment)
                 group by d.kind
                """).params(narrow(service, environment)).query(row -> {
            counts.put(row.getString("kind"), row.getInt("number"));
        });
        return counts;
    }

    void explain(
            InstallationId id,
            long setting,
            String kind,
            @Nullable String print,
            String reason,
            String by,
            Instant now,
            Instant until) {
        jdbc.sql("""
                insert into configuration.explanation (installation_id, setting_id, kind, print, reason, by_name, since, until)
                values (:id, :setting, :kind, :print, :reason, :by, :now, :until)
                """)
                .param("id", id.value())
                .param("setting", setting)
                .param("kind", kind)
                .param("print", print)
                .param("reason", reason)
                .param("by", by)
                .param("now", ValueStore.time(now))
                .param("until", ValueStore.time(until))
                .update();
    }

    /** Claims the sweep until the lease is over; false when it is not due. */
    boolean claim(Instant now, Duration lease) {
        return jdbc.sql("update configuration.sweep set due_at = :lease where due_at <= :now")
                        .param("now", ValueStore.time(now))
                        .param("lease", ValueStore.time(now.plus(lease)))
                        .update()
                == 1;
    }

    /** Looks again then, or when an explanation ends before. */
    void lookAgain(Instant now, Instant at) {
        jdbc.sql("""
                update configuration.sweep
                   set due_at = least(:at, coalesce((select min(until) from configuration.explanation where until > :now), :at))
                """)
                .param("now", ValueStore.time(now))
                .param("at", ValueStore.time(at))
                .update();
    }

    /** Not later than that. */
    void lookBy(Instant at) {
        jdbc.sql("update configuration.sweep set due_at = :at where due_at > :at")
                .param("at", ValueStore.time(at))
                .update();
    }

    private static Map<String, @Nullable Object> narrow(Optional<ServiceId> service, String environment) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("service", service.map(ServiceId::value).orElse(null));
        params.put("environment", environment);
        return params;
    }

    /** A drift with both values as they are kept. */
    record Found(
            InstallationId installation,
            String name,
            String environment,
            String key,
            boolean sensitive,
            String seenBy,
            String kind,
            Instant since,
            Instant kindSince,
            String current,
            boolean isSet,
            String currentBy,
            String expected,
            boolean isExpected,
            Optional<String> reason,
            Optional<String> around) {}

    private static Found row(ResultSet row, int number) throws SQLException {
        return new Found(
                new InstallationId(row.getLong("installation_id")),
                row.getString("installation"),
                row.getString("environment"),
                row.getString("key"),
                row.getBoolean("sensitive"),
                row.getString("seen_by"),
                row.getString("kind"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("kind_since", OffsetDateTime.class).toInstant(),
                row.getString("current_text"),
                !row.getString("current_print").isEmpty(),
                row.getString("current_by"),
                row.getString("expected_text"),
                !row.getString("expected_print").isEmpty(),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("around")));
    }
}
