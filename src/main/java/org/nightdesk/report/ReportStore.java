package org.nightdesk.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.report.ReportAnswers.Version;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps reports and their versions. Those of a team are seen by its members and by leads; any is seen by those who are named on it. */
@Component
class ReportStore {

    private static final String VISIBLE = """
            select id, name, description, source_id, owner_name, team_id, role, report.version, sql, parameters, pivot, tags, built_in is not null as built_in, usual,
                   array(select person_id from report.reader where report_id = report.id order by 1) as readers
              from report.report
              join report.version on version.report_id = report.id and version.version = report.version
             where asked is null
               and (role = any (:roles::text[]) and (team_id is null or :lead or 'team:' || team_id = any (:audience::text[]))
                    or exists (select 1 from report.reader where report_id = report.id and person_id = :reader))
            """;

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Report> visible(Viewer viewer) {
        return of(VISIBLE + " order by lower(name), id", viewer)
                .query(ReportStore::row)
                .list();
    }

    Optional<Report> find(long id, Viewer viewer) {
        return of(VISIBLE + " and id = :id", viewer)
                .param("id", id)
                .query(ReportStore::row)
                .optional();
    }

    private JdbcClient.StatementSpec of(String sql, Viewer viewer) {
        return jdbc.sql(sql)
                .param("lead", viewer.may(Role.LEAD))
                .param(
                        "roles",
                        Stream.of(Role.values())
                                .filter(viewer::may)
                                .map(Role::word)
                                .toArray(String[]::new))
                .param("reader", viewer.actor().isPerson() ? viewer.actor().id() : null, Types.BIGINT)
                .param("audience", viewer.tokens());
    }

    /** The new report's id; empty when the name is taken. */
    Optional<Long> insert(ReportDraft draft, String owner, Instant now) {
        return jdbc.sql("""
                insert into report.report (name, description, source_id, owner_name, team_id, role, version, made_at, tags)
                values (:name, :description, :source, :owner, :team, :role, 1, :now, :tags)
                on conflict do nothing
                returning id
                """)
                .param("name", draft.name())
                .param("description", draft.description())
                .param("source", draft.source())
                .param("owner", owner)
                .param("role", draft.least().word())
                .param("team", draft.team().map(TeamId::value).orElse(null))
                .param("tags", draft.tags().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** The id of this person's ad-hoc query that asks the {@code same}; it is made, with its first version, when there is none. */
    long asked(ReportDraft draft, String same, Actor by, Instant now) {
        Optional<Long> made = jdbc.sql("""
                insert into report.report (name, description, source_id, owner_name, role, version, made_at, asked, asker_kind, asker_id)
                values (:name, '', :source, :owner, 'lead', 1, :now, encode(sha256(convert_to(:same, 'UTF8')), 'hex'), :kind, :by)
                on conflict do nothing
                returning id
                """)
                .param("name", draft.name())
                .param("source", draft.source())
                .param("owner", by.name())
                .param("same", same)
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
        made.ifPresent(id -> version(id, 1, draft, by.name(), now));
        return made.orElseGet(() -> jdbc.sql("""
                select id
                  from report.report
                 where asker_kind = :kind
                   and asker_id = :by
                   and source_id = :source
                   and asked = encode(sha256(convert_to(:same, 'UTF8')), 'hex')
                   for update
                """)
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("source", draft.source())
                .param("same", same)
                .query(Long.class)
                .single());
    }

    /** An ad-hoc query of this person's. */
    Optional<Report> findAsked(long id, Actor by) {
        return jdbc.sql("""
                select id, name, description, source_id, owner_name, team_id, role, report.version, sql, parameters, pivot, tags, false as built_in, usual, '{}'::bigint[] as readers
                  from report.report
                  join report.version on version.report_id = report.id and version.version = report.version
                 where id = :id
                   and asked is not null
                   and asker_kind = :kind
                   and asker_id = :by
                """)
                .param("id", id)
                .param("kind", by.kind().name())
                .param("by", by.id())
                .query(ReportStore::row)
                .optional();
    }

    /** Not done when the name is another's. */
    boolean update(long id, ReportDraft draft, int version) {
        return jdbc.sql("""
                update report.report
                   set name = :name, description = :description, source_id = :source, team_id = :team, role = :role, version = :version,
                       tags = :tags
                 where id = :id
                   and not exists (select 1 from report.report other where lower(other.name) = lower(:name) and other.id <> :id and other.asked is null)
                """)
                        .param("name", draft.name())
                        .param("description", draft.description())
                        .param("source", draft.source())
                        .param("team", draft.team().map(TeamId::value).orElse(null))
                        .param("role", draft.least().word())
                        .param("version", version)
                        .param("tags", draft.tags().toArray(String[]::new))
                        .param("id", id)
                        .update()
                == 1;
    }

    void usual(long id, String usual) {
        jdbc.sql("update report.report set usual = :usual where id = :id")
                .param("usual", usual)
                .param("id", id)
                .update();
    }

    /** These and nobody else. */
    void readers(long id, List<PersonId> readers) {
        jdbc.sql("""
                with gone as (delete from report.reader where report_id = :id and person_id <> all (:readers))
                insert into report.reader (report_id, person_id)
                select :id, reader from unnest(:readers) as reader
                on conflict do nothing
                """)
                .param("id", id)
                .param("readers", readers.stream().map(PersonId::value).toArray(Long[]::new))
                .update();
    }

    /** Locks the report, so that two who change it make two versions. */
    void lock(long id) {
        jdbc.sql("select id from report.report where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    void version(long id, int version, ReportDraft draft, String by, Instant now) {
        jdbc.sql("""
                insert into report.version (report_id, version, sql, parameters, pivot, by_name, made_at)
                values (:id, :version, :sql, :parameters, :pivot, :by, :now)
                """)
                .param("id", id)
                .param("version", version)
                .param("sql", draft.sql())
                .param("parameters", draft.parameters())
                .param("pivot", draft.pivot())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest first. */
    List<Version> versions(long id) {
        return jdbc.sql("""
                select version, sql, parameters, pivot, by_name, made_at
                  from report.version
                 where report_id = :id
                 order by version desc
                """)
                .param("id", id)
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getString("sql"),
                        row.getString("parameters"),
                        row.getString("pivot"),
                        row.getString("by_name"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Report row(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getString("name"),
                row.getString("description"),
                row.getLong("source_id"),
                row.getString("owner_name"),
                Optional.ofNullable(row.getObject("team_id", Long.class)).map(TeamId::new),
                Role.of(row.getString("role")),
                row.getInt("version"),
                row.getString("sql"),
                row.getString("parameters"),
                List.of((String[]) row.getArray("tags").getArray()),
                Stream.of((Long[]) row.getArray("readers").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getBoolean("built_in"),
                row.getString("usual"),
                row.getString("pivot"));
    }
}
