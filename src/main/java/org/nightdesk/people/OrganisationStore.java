package org.nightdesk.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.database.Reading;
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
        return Reading.once(
                OrganisationStore.class,
                id,
                () -> jdbc.sql("""
                select id, name
                  from people.organisation
                 where id = :id
                """)
                        .param("id", id.value())
                        .query(OrganisationStore::row)
                        .optional());
    }

    Optional<Organisation> findByName(String name) {
        return jdbc.sql("""
                select kept.id, kept.name
                  from people.organisation written
                  join people.organisation kept on kept.id = coalesce(written.merged_into, written.id)
                 where lower(written.name) = lower(:name)
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
                 where merged_into is null
                 order by lower(name), id
                """).query(OrganisationStore::row).list();
    }

    Optional<PersonId> managerOf(OrganisationId id) {
        return jdbc.sql("""
                select manager_id
                  from people.organisation
                 where id = :id
                   and manager_id is not null
                """)
                .param("id", id.value())
                .query((row, number) -> new PersonId(row.getLong("manager_id")))
                .optional();
    }

    void appoint(OrganisationId id, Optional<PersonId> manager) {
        jdbc.sql("update people.organisation set manager_id = :manager where id = :id")
                .param("id", id.value())
                .param("manager", manager.map(PersonId::value).orElse(null))
                .update();
    }

    Map<OrganisationId, PersonId> managers(List<OrganisationId> customers) {
        return jdbc
                .sql("""
                select id, manager_id
                  from people.organisation
                 where id = any (:customers)
                   and manager_id is not null
                """)
                .param(
                        "customers",
                        customers.stream().map(OrganisationId::value).toArray(Long[]::new))
                .query((row, number) ->
                        Map.entry(new OrganisationId(row.getLong("id")), new PersonId(row.getLong("manager_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Organisation> managedBy(PersonId person) {
        return jdbc.sql("""
                select id, name
                  from people.organisation
                 where manager_id = :person
                   and merged_into is null
                 order by lower(name), id
                """)
                .param("person", person.value())
                .query(OrganisationStore::row)
                .list();
    }

    /** Both, the lower number first, so that two who merge the same pair wait for each other. */
    Map<OrganisationId, Organisation> lockBoth(OrganisationId one, OrganisationId other) {
        return jdbc
                .sql("""
                select id, name
                  from people.organisation
                 where id in (:one, :other)
                 order by id
                   for update
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(OrganisationStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    Optional<OrganisationId> mergedInto(OrganisationId id) {
        return jdbc.sql("""
                select merged_into
                  from people.organisation
                 where id = :id
                   and merged_into is not null
                """)
                .param("id", id.value())
                .query((row, number) -> new OrganisationId(row.getLong("merged_into")))
                .optional();
    }

    List<Organisation> mergedParts(OrganisationId id) {
        return jdbc.sql("""
                select id, name
                  from people.organisation
                 where merged_into = :id
                 order by id
                """)
                .param("id", id.value())
                .query(OrganisationStore::row)
                .list();
    }

    /** What had been merged into the one that is gone; it is the other's now too. */
    List<OrganisationId> merge(OrganisationId gone, OrganisationId kept) {
        List<OrganisationId> earlier =
                mergedParts(gone).stream().map(Organisation::id).toList();
        jdbc.sql("""
                update people.organisation
                   set merged_into = :kept
                 where id = :gone
                    or merged_into = :gone
                """).param("gone", gone.value()).param("kept", kept.value()).update();
        return earlier;
    }

    void part(OrganisationId gone, List<OrganisationId> earlier) {
        jdbc.sql("update people.organisation set merged_into = null where id = :gone")
                .param("gone", gone.value())
                .update();
        jdbc.sql("""
                update people.organisation
                   set merged_into = :gone
                 where id = any (:earlier::bigint[])
                   and merged_into is not null
                """)
                .param("gone", gone.value())
                .param("earlier", earlier.stream().map(OrganisationId::value).toArray(Long[]::new))
                .update();
    }

    List<PersonId> moveContacts(OrganisationId from, OrganisationId to) {
        return jdbc.sql("""
                update people.person
                   set organisation_id = :to
                 where organisation_id = :from
                returning id
                """)
                .param("from", from.value())
                .param("to", to.value())
                .query((row, number) -> new PersonId(row.getLong("id")))
                .list();
    }

    /** Those of these that are still there. */
    void moveContacts(List<PersonId> contacts, OrganisationId from, OrganisationId to) {
        jdbc.sql("""
                update people.person
                   set organisation_id = :to
                 where id = any (:contacts::bigint[])
                   and organisation_id = :from
                """)
                .param("contacts", contacts.stream().map(PersonId::value).toArray(Long[]::new))
                .param("from", from.value())
                .param("to", to.value())
                .update();
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
