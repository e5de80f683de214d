package org.nightdesk.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.configuration.Sealing.Written;
import org.nightdesk.installation.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps values, each with the time over which it held: nothing is overwritten. */
@Component
class ValueStore {

    private static final String SELECT = """
            select v.setting_id, s.key, s.sensitive, v.side, v.text, v.print, v.since, v.until, v.by_name, v.because
              from configuration.value v
              join configuration.setting s on s.id = v.setting_id
            """;

    private final JdbcClient jdbc;

    ValueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever writes an installation's values comes one after the other. */
    void lock(InstallationId id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('configuration:' || :id, 0))")
                .param("id", id.value())
                .query((row, number) -> true)
                .list();
    }

    /** Both sides as they are now, by key. */
    List<Kept> now(InstallationId id) {
        return jdbc.sql(SELECT + " where v.installation_id = :id and v.until is null and not s.retired order by s.key")
                .param("id", id.value())
                .query(ValueStore::row)
                .list();
    }

    /** Both sides as they were, by key. */
    List<Kept> asOf(InstallationId id, Instant at) {
        return jdbc.sql(SELECT + """
                 where v.installation_id = :id
                   and v.since <= :at
                   and (v.until is null or v.until > :at)
                 order by s.key
                """)
                .param("id", id.value())
                .param("at", time(at))
                .query(ValueStore::row)
                .list();
    }

    Optional<Kept> now(InstallationId id, long setting, Side side) {
        return jdbc.sql(SELECT + """
                 where v.installation_id = :id
                   and v.setting_id = :setting
                   and v.side = :side
                   and v.until is null
                """)
                .param("id", id.value())
                .param("setting", setting)
                .param("side", side.word())
                .query(ValueStore::row)
                .optional();
    }

    /** Of one setting, the newest first. */
    List<Kept> history(InstallationId id, long setting, int most) {
        return jdbc.sql(SELECT + """
                 where v.installation_id = :id
                   and v.setting_id = :setting
                 order by v.since desc, v.id desc
                 limit :most
                """)
                .param("id", id.value())
                .param("setting", setting)
                .param("most", most)
                .query(ValueStore::row)
                .list();
    }

    /** What was current before, of each setting at most so many, the newest first. */
    List<Kept> earlier(InstallationId id, int each) {
        return jdbc.sql(SELECT.replace("from configuration.value v", """
                  from (select *, row_number() over (partition by setting_id order by since desc, id desc) as age
                          from configuration.value
                         where installation_id = :id
                           and side = 'current'
                           and until is not null) v
                """)
                        + " where v.age <= :each order by v.setting_id, v.age")
                .param("id", id.value())
                .param("each", each)
                .query(ValueStore::row)
                .list();
    }

    /** Ends what holds and is another; the settings it ended or that had nothing. */
    List<Long> put(
            InstallationId id, Side side, List<Written> values, String by, String because, String origin, Instant now) {
        Long[] settings = values.stream().map(Written::setting).toArray(Long[]::new);
        String[] texts = values.stream().map(Written::text).toArray(String[]::new);
        String[] prints = values.stream().map(Written::print).toArray(String[]::new);
        jdbc.sql("""
                update configuration.value v
                   set until = greatest(:now, v.since)
                  from unnest(:settings::bigint[], :prints::text[]) as wanted(setting_id, print)
                 where v.installation_id = :id
                   and v.side = :side
                   and v.until is null
                   and v.setting_id = wanted.setting_id
                   and v.print <> wanted.print
                """)
                .param("id", id.value())
                .param("side", side.word())
                .param("settings", settings)
                .param("prints", prints)
                .param("now", time(now))
                .update();
        return jdbc.sql("""
                insert into configuration.value (installation_id, setting_id, side, text, print, since, by_name, because, origin)
                select :id, wanted.setting_id, :side, wanted.text, wanted.print, :now, :by, :because, :origin
                  from unnest(:settings::bigint[], :texts::text[], :prints::text[]) as wanted(setting_id, text, print)
                 where not exists (select 1
                                     from configuration.value v
                                    where v.installation_id = :id
                                      and v.setting_id = wanted.setting_id
                                      and v.side = :side
                                      and v.until is null)
                returning setting_id
                """)
                .param("id", id.value())
                .param("side", side.word())
                .param("settings", settings)
                .param("texts", texts)
                .param("prints", prints)
                .param("by", by)
                .param("because", because)
                .param("origin", origin)
                .param("now", time(now))
                .query(Long.class)
                .list();
    }

    /** Settings whose current value was read by that origin, and is set. */
    List<Long> readBy(InstallationId id, String origin) {
        return jdbc.sql("""
                select setting_id
                  from configuration.value
                 where installation_id = :id
                   and side = 'current'
                   and until is null
                   and origin = :origin
                   and print <> ''
                """)
                .param("id", id.value())
                .param("origin", origin)
                .query(Long.class)
                .list();
    }

    /** What the setting is anywhere, the most frequent first. */
    List<String> texts(long setting, int most) {
        return jdbc.sql("""
                select v.text
                  from configuration.value v
                 where v.setting_id = :setting
                   and v.side = 'current'
                   and v.until is null
                   and v.print <> ''
                 group by v.text
                 order by count(*) desc, v.text
                 limit :most
                """)
                .param("setting", setting)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** What is current in these installations, by key. */
    List<InInstallation> current(List<InstallationId> ids) {
        return jdbc.sql("""
                select v.installation_id, v.setting_id, s.key, s.sensitive, v.side, v.text, v.print, v.since, v.until, v.by_name, v.because
                  from configuration.value v
                  join configuration.setting s on s.id = v.setting_id
                 where v.installation_id = any (:ids::bigint[])
                   and v.side = 'current'
                   and v.until is null
                   and not s.retired
                 order by s.key
                """)
                .param("ids", ids.stream().map(InstallationId::value).toArray(Long[]::new))
                .query((row, number) ->
                        new InInstallation(new InstallationId(row.getLong("installation_id")), row(row, number)))
                .list();
    }

    /** A value and where it is. */
    record InInstallation(InstallationId installation, Kept kept) {}

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new Kept(
                row.getLong("setting_id"),
                row.getString("key"),
                row.getBoolean("sensitive"),
                row.getString("side").equals(Side.CURRENT.word()) ? Side.CURRENT : Side.EXPECTED,
                row.getString("text"),
                row.getString("print"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(until).map(OffsetDateTime::toInstant),
                row.getString("by_name"),
                row.getString("because"));
    }
}
