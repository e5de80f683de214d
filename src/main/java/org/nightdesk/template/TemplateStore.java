package org.nightdesk.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps templates. Those of a team are seen by its members and by leads. */
@Component
class TemplateStore {

    private static final String VISIBLE = """
            select id, team_id, name, language, holding, body
              from template.template
             where (team_id is null or :lead or 'team:' || team_id = any (:audience::text[]))
            """;

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Template> visible(Viewer viewer) {
        return of(VISIBLE + " order by lower(name), id", viewer)
                .query(TemplateStore::row)
                .list();
    }

    Optional<Template> find(long id, Viewer viewer) {
        return of(VISIBLE + " and id = :id", viewer)
                .param("id", id)
                .query(TemplateStore::row)
                .optional();
    }

    Optional<Template> named(String name, Viewer viewer) {
        return of(VISIBLE + " and lower(name) = lower(:name)", viewer)
                .param("name", name)
                .query(TemplateStore::row)
                .optional();
    }

    /** Those proposed while a ticket waits for it: a team's before everybody's. */
    List<Template> holding(Waiting on, Viewer viewer) {
        return of(VISIBLE + " and holding = :on order by team_id nulls last, lower(name), id", viewer)
                .param("on", on.word())
                .query(TemplateStore::row)
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, Viewer viewer) {
        return jdbc.sql(sql).param("lead", viewer.may(Role.LEAD)).param("audience", viewer.tokens());
    }

    /** Empty when the name is taken. */
    Optional<Template> insert(TemplateDraft draft, Instant now) {
        return jdbc.sql("""
                insert into template.template (team_id, name, language, holding, body, made_at)
                values (:team, :name, :language, :holding, :body, :now)
                on conflict do nothing
                returning id, team_id, name, language, holding, body
                """)
                .params(params(draft))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(TemplateStore::row)
                .optional();
    }

    /** Empty when the name is another's. */
    Optional<Template> update(long id, TemplateDraft draft) {
        return jdbc.sql("""
                update template.template
                   set team_id = :team, name = :name, language = :language, holding = :holding, body = :body
                 where id = :id
                   and not exists (select 1 from template.template other where lower(other.name) = lower(:name) and other.id <> :id)
                returning id, team_id, name, language, holding, body
                """)
                .params(params(draft))
                .param("id", id)
                .query(TemplateStore::row)
                .optional();
    }

    void delete(long id) {
        jdbc.sql("""
                delete from template.template
                 where id = :id
                """).param("id", id).update();
    }

    private static Map<String, @Nullable Object> params(TemplateDraft draft) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("team", draft.team().map(TeamId::value).orElse(null));
        params.put("name", draft.name());
        params.put("language", draft.language());
        params.put("holding", draft.holding().map(Waiting::word).orElse(""));
        params.put("body", draft.body());
        return params;
    }

    private static Template row(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("team_id", Long.class)).map(TeamId::new),
                row.getString("name"),
                row.getString("language"),
                Optional.of(row.getString("holding"))
                        .filter(word -> !word.isEmpty())
                        .map(Waiting::of),
                row.getString("body"));
    }
}
