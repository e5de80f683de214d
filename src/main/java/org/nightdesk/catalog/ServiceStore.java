package org.nightdesk.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nightdesk.database.Reading;
import org.nightdesk.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps services and what they need. */
@Component
class ServiceStore {

    private final JdbcClient jdbc;

    ServiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Service> find(ServiceId id) {
        return jdbc.sql("""
                select id, slug, name, description, tier, team, escalation_policy, catch_all
                  from catalog.service
                 where id = :id
                """).param("id", id.value()).query(ServiceStore::row).optional();
    }

    Optional<Service> findBySlug(String slug) {
        return jdbc.sql("""
                select id, slug, name, description, tier, team, escalation_policy, catch_all
                  from catalog.service
                 where slug = :slug
                """).param("slug", slug).query(ServiceStore::row).optional();
    }

    Service catchAll() {
        return jdbc.sql("""
                select id, slug, name, description, tier, team, escalation_policy, catch_all
                  from catalog.service
                 where catch_all
                """).query(ServiceStore::row).single();
    }

    List<Service> all() {
        return Reading.once(
                ServiceStore.class,
                "all",
                () -> jdbc.sql("""
                select id, slug, name, description, tier, team, escalation_policy, catch_all
                  from catalog.service
                 order by lower(name)
                """).query(ServiceStore::row).list());
    }

    List<Service> needs(ServiceId id) {
        return jdbc.sql("""
                select s.id, slug, name, description, tier, team, escalation_policy, catch_all
                  from catalog.service_need n
                  join catalog.service s on s.id = n.needs
                 where n.service = :id
                 order by lower(name)
                """).param("id", id.value()).query(ServiceStore::row).list();
    }

    List<Service> neededBy(ServiceId id) {
        return jdbc.sql("""
                select s.id, slug, name, description, tier, team, escalation_policy, catch_all
                  from catalog.service_need n
                  join catalog.service s on s.id = n.service
                 where n.needs = :id
                 order by lower(name)
                """).param("id", id.value()).query(ServiceStore::row).list();
    }

    /** All arrows, from a service to what it needs. */
    Map<ServiceId, List<ServiceId>> arrows() {
        Map<ServiceId, List<ServiceId>> arrows = new HashMap<>();
        jdbc.sql("""
                select service, needs
                  from catalog.service_need
                 order by service, needs
                """).query(row -> {
            arrows.computeIfAbsent(new ServiceId(row.getLong("service")), id -> new ArrayList<>())
                    .add(new ServiceId(row.getLong("needs")));
        });
        return arrows;
    }

    /** One writer of arrows at a time: two changes that are each without a loop may make one together. */
    void lockArrows() {
        jdbc.sql("lock table catalog.service_need in share row exclusive mode").update();
    }

    ServiceId insert(String slug, ServiceDraft draft) {
        return new ServiceId(
                jdbc.sql("""
                insert into catalog.service (slug, name, description, tier, team, escalation_policy)
                values (:slug, :name, :description, :tier, :team, :policy)
                returning id
                """).params(params(slug, draft)).query(Long.class).single());
    }

    void update(ServiceId id, String slug, ServiceDraft draft) {
        jdbc.sql("""
                update catalog.service
                   set slug = :slug, name = :name, description = :description, tier = :tier, team = :team,
                       escalation_policy = :policy, version = version + 1
                 where id = :id
                """).params(params(slug, draft)).param("id", id.value()).update();
    }

    void replaceNeeds(ServiceId id, List<ServiceId> needs) {
        jdbc.sql("delete from catalog.service_need where service = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                insert into catalog.service_need (service, needs)
                select :id, unnest(:needs::bigint[])
                """)
                .param("id", id.value())
                .param("needs", needs.stream().map(ServiceId::value).toArray(Long[]::new))
                .update();
    }

    private static Map<String, Object> params(String slug, ServiceDraft draft) {
        Map<String, Object> params = new HashMap<>();
        params.put("slug", slug);
        params.put("name", draft.name());
        params.put("description", draft.description());
        params.put("tier", draft.tier());
        params.put("team", draft.team().map(TeamId::value).orElse(null));
        params.put("policy", draft.policy().isPresent() ? draft.policy().getAsLong() : null);
        return params;
    }

    private static Service row(ResultSet row, int number) throws SQLException {
        Long team = row.getObject("team", Long.class);
        Long policy = row.getObject("escalation_policy", Long.class);
        return new Service(
                new ServiceId(row.getLong("id")),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                row.getInt("tier"),
                Optional.ofNullable(team).map(TeamId::new),
                policy == null ? OptionalLong.empty() : OptionalLong.of(policy),
                row.getBoolean("catch_all"));
    }
}
