package org.nightdesk.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps customers. */
@Component
class OrganisationStore {

    private final JdbcClient jdbc;

    OrganisationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the name is taken. */
    Optional<OrganisationId> insert(String name, Instant now) {
        return jdbc.sql("""
                insert into people.organisation (name, created_at)
                values (:name, :now)
                on conflict do nothing
                returning id
                """)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new OrganisationId(row.getLong("id")))
                .optional();
    }

    Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql("""
                select id, name
                  from people.organisation
                 where id = :id
                """)
                .param("id", id.value())
                .query(OrganisationStore::row)
                .optional();
    }

    Optional<Organisation> findByName(String name) {
        return jdbc.sql("""
                select id, name
                  from people.organisation
                 where lower(name) = lower(:name)
                """)
                .param("name", name.strip())
                .query(OrganisationStore::row)
                .optional();
    }

    /** Of the contacts with mail addresses of this domain: their organisation, when it is one and the same. */
    Optional<Organisation> findByDomain(String domain) {
        return jdbc.sql("""
                select min(organisation.id) as id, min(organisation.name) as name
                  from people.person
                  join people.organisation on organisation.id = person.organisation_id
                 where split_part(lower(person.email), '@', 2) = :domain
                having count(distinct organisation.id) = 1
                """)
                .param("domain", domain)
                .query(OrganisationStore::row)
                .optional();
    }

    void rename(OrganisationId id, String name) {
        jdbc.sql("""
                update people.organisation
                   set name = :name
                 where id = :id
                """).param("id", id.value()).param("name", name).update();
    }

    List<Organisation> all() {
        return jdbc.sql("""
                select id, name
                  from people.organisation
                 order by lower(name), id
                """).query(OrganisationStore::row).list();
    }

    Map<OrganisationId, String> names(Collection<OrganisationId> ids) {
        return jdbc
                .sql("""
                select id, name
                  from people.organisation
                 where id = any (:ids::bigint[])
                """)
                .param("ids", ids.stream().map(OrganisationId::value).toArray(Long[]::new))
                .query(OrganisationStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    private static Organisation row(ResultSet row, int number) throws SQLException {
        return new Organisation(new OrganisationId(row.getLong("id")), row.getString("name"));
    }
}
