package org.nightdesk.playbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps playbooks, their drafts and their versions. */
@Component
class PlaybookStore {

    private static final String VERSION = """
            select playbook_id, version.name, version.version, yaml, sha256, note, by_name, version.made_at, retired_at is not null as retired
              from playbook.version
              join playbook.playbook on playbook.id = version.playbook_id
            """;

    private final JdbcClient jdbc;

    PlaybookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The new playbook's id; empty when the name is taken. */
    Optional<PlaybookId> insert(String name, Instant now) {
        return jdbc.sql("""
                insert into playbook.playbook (name, made_at)
                values (:name, :now)
                on conflict do nothing
                returning id
                """)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(PlaybookId::new);
    }

    /** Locked until the transaction ends, so that two who write it come one after the other. */
    Optional<Draft> lock(PlaybookId id) {
        return jdbc.sql("""
                select id, name, version, coalesce(draft, '') as draft, draft_no, draft_by, draft_at, retired_at is not null as retired
                  from playbook.playbook
                 where id = :id
                   for update
                """).param("id", id.value()).query(PlaybookStore::draft).optional();
    }

    Optional<Draft> find(PlaybookId id) {
        return jdbc.sql("""
                select id, name, version, coalesce(draft, '') as draft, draft_no, draft_by, draft_at, retired_at is not null as retired
                  from playbook.playbook
                 where id = :id
                """).param("id", id.value()).query(PlaybookStore::draft).optional();
    }

    /** Those without a published version, by name. */
    List<Draft> begun() {
        return jdbc.sql("""
                select id, name, version, coalesce(draft, '') as draft, draft_no, draft_by, draft_at, retired_at is not null as retired
                  from playbook.playbook
                 where version = 0
                   and retired_at is null
                 order by lower(name)
                """).query(PlaybookStore::draft).list();
    }

    /** Not done when the name is another's. An empty {@code yaml} means that there is no draft. */
    boolean update(PlaybookId id, String name, int version, String yaml, int number, String by, Instant now) {
        return jdbc.sql("""
                update playbook.playbook
                   set name = :name, version = :version, draft = nullif(:yaml, ''), draft_no = :number, draft_by = :by, draft_at = :now
                 where id = :id
                   and not exists (select 1 from playbook.playbook other
                                    where lower(other.name) = lower(:name) and other.id <> :id and other.retired_at is null)
                """)
                        .param("name", name)
                        .param("version", version)
                        .param("yaml", yaml)
                        .param("number", number)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Not done when another one has its name by now, or it is as wanted already. */
    boolean retire(PlaybookId id, boolean retired, Instant now) {
        return jdbc.sql("""
                update playbook.playbook
                   set retired_at = case when :retired then :now::timestamptz end
                 where id = :id
                   and (retired_at is not null) <> :retired
                   and (:retired or not exists (select 1 from playbook.playbook other
                                                 where lower(other.name) = lower(playbook.name) and other.id <> :id and other.retired_at is null))
                """)
                        .param("retired", retired)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void version(PlaybookId id, int version, String name, String yaml, String note, Actor by, Instant now) {
        jdbc.sql("""
                insert into playbook.version (playbook_id, version, name, yaml, sha256, note, by_kind, by_id, by_name, made_at)
                values (:id, :version, :name, :yaml, encode(sha256(convert_to(:yaml, 'UTF8')), 'hex'), :note, :kind, :byId, :byName, :now)
                """)
                .param("id", id.value())
                .param("version", version)
                .param("name", name)
                .param("yaml", yaml)
                .param("note", note)
                .param("kind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<PlaybookVersion> version(PlaybookId id, int version) {
        return jdbc.sql(VERSION + " where playbook_id = :id and version.version = :version")
                .param("id", id.value())
                .param("version", version)
                .query(PlaybookStore::version)
                .optional();
    }

    /** The newest first. */
    List<PlaybookVersion> versions(PlaybookId id) {
        return jdbc.sql(VERSION + " where playbook_id = :id order by version.version desc")
                .param("id", id.value())
                .query(PlaybookStore::version)
                .list();
    }

    /** The newest version of each that has one, by name. */
    List<PlaybookVersion> newest() {
        return jdbc.sql(VERSION
                        + " where version.version = playbook.version order by lower(playbook.name), playbook_id")
                .query(PlaybookStore::version)
                .list();
    }

    /** The newest version of the one that is called that and not retired. */
    Optional<PlaybookVersion> named(String name) {
        return jdbc.sql(
                        VERSION
                                + " where version.version = playbook.version and lower(playbook.name) = lower(:name) and retired_at is null")
                .param("name", name)
                .query(PlaybookStore::version)
                .optional();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                new PlaybookId(row.getLong("id")),
                row.getString("name"),
                row.getInt("version"),
                row.getString("draft"),
                row.getInt("draft_no"),
                row.getString("draft_by"),
                Optional.ofNullable(row.getObject("draft_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("retired"));
    }

    private static PlaybookVersion version(ResultSet row, int number) throws SQLException {
        return new PlaybookVersion(
                new PlaybookId(row.getLong("playbook_id")),
                row.getString("name"),
                row.getInt("version"),
                row.getString("yaml"),
                row.getString("sha256"),
                row.getString("note"),
                row.getString("by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("retired"));
    }
}
