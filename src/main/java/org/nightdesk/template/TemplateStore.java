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
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps templates. Those of a team are seen by its members and by leads. */
@Component
class TemplateStore {

    private static final String VISIBLE = """
            select id, team_id, name, language, body
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

    private JdbcClient.StatementSpec of(String sql, Viewer viewer) {
        return jdbc.sql(sql).param("lead", viewer.may(Role.LEAD)).param("audience", viewer.tokens());
    }

    /** Empty when the name is taken. */
    Optional<Template> insert(TemplateDraft draft, Instant now) {
        return jdbc.sql("""
                insert into template.template (team_id, name, language, body, made_at)
                values (:team, :name, :language, :body, :now)
                on conflict do nothing
                returning id, team_id, name, language, body
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
                   set team_id = :team, name = :name, language = :language, body = :body
                 where id = :id
                   and not exists (select 1 from template.template other where lower(other.name) = lower(:name) and other.id <> :id)
                returning id, team_id, name, language, body
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
        params.put("body", draft.body());
        return params;
    }

    private static Template row(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("team_id", Long.class)).map(TeamId::new),
                row.getString("name"),
                row.getString("language"),
                row.getString("body"));
    }
}
