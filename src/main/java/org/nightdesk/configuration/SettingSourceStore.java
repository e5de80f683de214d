package org.nightdesk.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.installation.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how settings are read, and what came of it at each installation. */
@Component
class SettingSourceStore {

    static final String EARLIEST = "select min(due_at) from configuration.reading";

    private final JdbcClient jdbc;

    SettingSourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SettingSource> of(ServiceId service) {
        return jdbc.sql("""
                select id, service_id, kind, endpoint, ask, pointer, every_minutes
                  from configuration.source
                 where service_id = :service
                   and not retired
                 order by id
                """)
                .param("service", service.value())
                .query(SettingSourceStore::source)
                .list();
    }

    Optional<SettingSource> find(long id) {
        return jdbc.sql("""
                select id, service_id, kind, endpoint, ask, pointer, every_minutes
                  from configuration.source
                 where id = :id
                   and not retired
                """).param("id", id).query(SettingSourceStore::source).optional();
    }

    long insert(SettingSource source) {
        return jdbc.sql("""
                insert into configuration.source (service_id, kind, endpoint, ask, pointer, every_minutes)
                values (:service, :kind, :endpoint, :ask, :pointer, :every)
                returning id
                """)
                .param("service", source.service().value())
                .param("kind", source.kind())
                .param("endpoint", source.endpoint())
                .param("ask", source.ask())
                .param("pointer", source.pointer())
                .param("every", source.everyMinutes())
                .query(Long.class)
                .single();
    }

    void retire(long id) {
        jdbc.sql("update configuration.source set retired = true where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from configuration.reading where source_id = :id")
                .param("id", id)
                .update();
    }

    /** Each installation that runs is read by each source of its service, a new one at once; one that runs no more is not. */
    void follow(Instant now) {
        jdbc.sql("""
                insert into configuration.reading (source_id, installation_id, due_at)
                select s.id, i.id, :now
                  from configuration.source s
                  join installation.installation i on i.service_id = s.service_id and not i.retired
                 where not s.retired
                on conflict do nothing
                """).param("now", ValueStore.time(now)).update();
        jdbc.sql("""
                delete from configuration.reading r
                 using installation.installation i
                 where i.id = r.installation_id
                   and i.retired
                """).update();
    }

    /** Those of one installation are due now. */
    int wake(InstallationId id, Instant now) {
        return jdbc.sql("update configuration.reading set due_at = :now where installation_id = :id")
                .param("id", id.value())
                .param("now", ValueStore.time(now))
                .update();
    }

    /** One installation to be read by one source; {@code lease} is when the claim ends. */
    record Due(SettingSource source, InstallationId installation, Instant lease) {}

    List<Due> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select source_id, installation_id
                      from configuration.reading
                     where due_at <= :now
                     order by due_at
                     limit :most
                       for update skip locked
                )
                update configuration.reading r
                   set due_at = :lease
                  from due
                  join configuration.source s on s.id = due.source_id
                 where r.source_id = due.source_id
                   and r.installation_id = due.installation_id
                returning s.id, s.service_id, s.kind, s.endpoint, s.ask, s.pointer, s.every_minutes, r.installation_id
                """)
                .param("now", ValueStore.time(now))
                .param("lease", ValueStore.time(now.plus(lease)))
                .param("most", most)
                .query((row, number) -> new Due(
                        source(row, number), new InstallationId(row.getLong("installation_id")), now.plus(lease)))
                .list();
    }

    /** What came of it; false when the lease was over and somebody else reads. */
    boolean done(Due due, String problem, List<String> unknown, Instant now, Instant again) {
        return jdbc.sql("""
                update configuration.reading
                   set due_at = :again, read_at = case when :problem = '' then :now else read_at end, problem = :problem, unknown = :unknown
                 where source_id = :source
                   and installation_id = :installation
                   and due_at = :lease
                """)
                        .param("source", due.source().id())
                        .param("installation", due.installation().value())
                        .param("lease", ValueStore.time(due.lease()))
                        .param("problem", problem)
                        .param("unknown", unknown.toArray(String[]::new))
                        .param("now", ValueStore.time(now))
                        .param("again", ValueStore.time(again))
                        .update()
                == 1;
    }

    /** How one source fared at one installation; {@code unknown} are keys that nobody defined. */
    record Fared(SettingSource source, Optional<Instant> readAt, String problem, List<String> unknown) {}

    List<Fared> fared(InstallationId id) {
        return jdbc.sql("""
                select s.id, s.service_id, s.kind, s.endpoint, s.ask, s.pointer, s.every_minutes, r.read_at, r.problem, r.unknown
                  from configuration.reading r
                  join configuration.source s on s.id = r.source_id
                 where r.installation_id = :id
                 order by s.id
                """)
                .param("id", id.value())
                .query((row, number) -> new Fared(
                        source(row, number),
                        Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getString("problem"),
                        List.of((String[]) row.getArray("unknown").getArray())))
                .list();
    }

    private static SettingSource source(ResultSet row, int number) throws SQLException {
        return new SettingSource(
                row.getLong("id"),
                new ServiceId(row.getLong("service_id")),
                row.getString("kind"),
                row.getString("endpoint"),
                row.getString("ask"),
                row.getString("pointer"),
                row.getInt("every_minutes"));
    }
}
