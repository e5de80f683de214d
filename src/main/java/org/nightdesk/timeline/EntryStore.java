package org.nightdesk.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the history. */
@Component
class EntryStore {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EntryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long insert(Entry entry) {
        return jdbc.sql("""
                insert into timeline.entry
                       (at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience)
                values (:at, :subjectKind, :subjectId, :actorKind, :actorId, :actorName, :verb, :body, :facts::jsonb, :public, :audience)
                returning id
                """).params(params(entry)).query(Long.class).single();
    }

    void insertAll(List<Entry> entries) {
        entries.forEach(this::insert);
    }

    void withdraw(Subject subject, long id) {
        jdbc.sql("""
                update timeline.entry
                   set public = false,
                       audience = array[:staff]
                 where subject_kind = :kind
                   and subject_id = :subject
                   and id = :id
                """)
                .param("staff", Viewer.STAFF)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("id", id)
                .update();
    }

    void move(Subject from, Subject to, Collection<Long> entries, String whence) {
        jdbc.sql("""
                update timeline.entry
                   set subject_kind = :toKind,
                       subject_id = :toId,
                       facts = case when :whence = '' then facts - :fact else facts || jsonb_build_object(:fact, :whence) end
                 where subject_kind = :fromKind
                   and subject_id = :fromId
                   and id = any (:entries::bigint[])
                """)
                .param("toKind", to.kind())
                .param("toId", to.id())
                .param("fact", Timeline.WHENCE)
                .param("whence", whence)
                .param("fromKind", from.kind())
                .param("fromId", from.id())
                .param("entries", entries.toArray(Long[]::new))
                .update();
    }

    void readers(String kind, Collection<String> ids, Optional<String> from, Optional<String> to) {
        jdbc.sql("""
                update timeline.entry
                   set audience = array_remove(array_remove(audience, :from::text), :to::text) || :joining::text[]
                 where subject_kind = :kind
                   and subject_id = any (:ids::text[])
                   and public
                   and case when :from::text = '' then audience = array[:staff::text] else :from::text = any (audience) end
                """)
                .param("kind", kind)
                .param("ids", ids.toArray(String[]::new))
                .param("from", from.orElse(""))
                .param("to", to.orElse(""))
                .param("joining", to.stream().toArray(String[]::new))
                .param("staff", Viewer.STAFF)
                .update();
    }

    List<Recorded> of(Subject subject, Viewer viewer) {
        return jdbc.sql("""
                select id, at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience
                  from timeline.entry
                 where subject_kind = :kind
                   and subject_id = :id
                   and audience && :audience::text[]
                 order by at, id
                """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("audience", viewer.tokens())
                .query(this::row)
                .list();
    }

    private Map<String, Object> params(Entry entry) {
        return Map.ofEntries(
                Map.entry("at", entry.at().atOffset(ZoneOffset.UTC)),
                Map.entry("subjectKind", entry.subject().kind()),
                Map.entry("subjectId", entry.subject().id()),
                Map.entry("actorKind", entry.actor().kind().name()),
                Map.entry("actorId", entry.actor().id()),
                Map.entry("actorName", entry.actor().name()),
                Map.entry("verb", entry.verb()),
                Map.entry("body", entry.text()),
                Map.entry("facts", json.writeValueAsString(entry.facts())),
                Map.entry("public", entry.isPublic()),
                Map.entry("audience", entry.audience().toArray(String[]::new)));
    }

    Recorded row(ResultSet row, int number) throws SQLException {
        Entry entry = new Entry(
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getLong("actor_id"),
                        row.getString("actor_name")),
                row.getString("verb"),
                row.getString("body"),
                json.readValue(row.getString("facts"), FACTS),
                row.getBoolean("public"),
                Set.of((String[]) row.getArray("audience").getArray()));
        return new Recorded(row.getLong("id"), entry);
    }
}
