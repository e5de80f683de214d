package org.nightdesk.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.database.Reading;
import org.nightdesk.subject.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps persons. */
@Component
class PersonStore {

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the address is taken. */
    Optional<PersonId> insert(NewPerson person, Instant now) {
        return jdbc.sql("""
                insert into people.person (name, email, role, zone, organisation_id, created_at)
                values (:name, :email, :role, :zone, :organisation, :now)
                on conflict do nothing
                returning id
                """)
                .param("name", person.name())
                .param("email", person.email())
                .param("role", person.role().word())
                .param("zone", person.zone().getId())
                .param("organisation", organisation(person.organisation()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PersonId(row.getLong("id")))
                .optional();
    }

    Optional<Person> find(PersonId id) {
        return Reading.once(
                PersonStore.class,
                id,
                () -> jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where id = :id
                """)
                        .param("id", id.value())
                        .query(PersonStore::row)
                        .optional());
    }

    /** The same, held until the transaction ends. */
    Optional<Person> lock(PersonId id) {
        return jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where id = :id
                   for update
                """).param("id", id.value()).query(PersonStore::row).optional();
    }

    /** Both, the lower number first, so that two who merge the same pair wait for each other. */
    Map<PersonId, Person> lockBoth(PersonId one, PersonId other) {
        return jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where id in (:one, :other)
                 order by id
                   for update
                """).param("one", one.value()).param("other", other.value()).query(PersonStore::row).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    Optional<PersonId> mergedInto(PersonId id) {
        return jdbc.sql("""
                select merged_into
                  from people.person
                 where id = :id
                   and merged_into is not null
                """)
                .param("id", id.value())
                .query(PersonStore::mergedInto)
                .optional();
    }

    List<Person> mergedParts(PersonId id) {
        return jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where merged_into = :id
                 order by id
                """).param("id", id.value()).query(PersonStore::row).list();
    }

    /** Who had been merged into the one that is gone; they are the other's now too. */
    List<PersonId> merge(PersonId gone, PersonId kept) {
        List<PersonId> earlier = mergedParts(gone).stream().map(Person::id).toList();
        jdbc.sql("""
                update people.person
                   set merged_into = :kept, active = false
                 where id = :gone
                    or merged_into = :gone
                """).param("gone", gone.value()).param("kept", kept.value()).update();
        return earlier;
    }

    void part(PersonId gone, List<PersonId> earlier, boolean active) {
        jdbc.sql("""
                update people.person
                   set merged_into = null, active = :active
                 where id = :gone
                """).param("gone", gone.value()).param("active", active).update();
        jdbc.sql("""
                update people.person
                   set merged_into = :gone
                 where id = any (:earlier::bigint[])
                   and merged_into is not null
                """)
                .param("gone", gone.value())
                .param("earlier", earlier.stream().map(PersonId::value).toArray(Long[]::new))
                .update();
    }

    private static PersonId mergedInto(ResultSet row, int number) throws SQLException {
        return new PersonId(row.getLong("merged_into"));
    }

    void update(Person person) {
        jdbc.sql("""
                update people.person
                   set name = :name,
                       email = :email,
                       role = :role,
                       zone = :zone,
                       active = :active
                 where id = :id
                """)
                .param("id", person.id().value())
                .param("name", person.name())
                .param("email", person.email())
                .param("role", person.role().word())
                .param("zone", person.zone().getId())
                .param("active", person.active())
                .update();
    }

    void join(PersonId person, OrganisationId customer) {
        jdbc.sql("""
                update people.person
                   set organisation_id = (select coalesce(merged_into, id) from people.organisation where id = :customer for key share)
                 where id = :person
                """)
                .param("person", person.value())
                .param("customer", customer.value())
                .update();
    }

    /** Holds all administrators, so that two who demote each other do not both succeed. */
    boolean isLastAdministrator(PersonId id) {
        return jdbc.sql("""
                select id
                  from people.person
                 where active
                   and role = 'administrator'
                 order by id
                   for update
                """)
                .query((row, number) -> new PersonId(row.getLong("id")))
                .list()
                .equals(List.of(id));
    }

    List<Person> following(long after, String words, int limit) {
        String[] patterns = Arrays.stream(words.strip().split("\\s+"))
                .map(word -> "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .toArray(String[]::new);
        return jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where id > :after
                   and merged_into is null
                   and name || ' ' || email ilike all (:patterns)
                 order by id
                 limit :limit
                """)
                .param("after", after)
                .param("patterns", patterns)
                .param("limit", limit)
                .query(PersonStore::row)
                .list();
    }

    List<Person> of(OrganisationId organisation) {
        return jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where organisation_id = :organisation
                   and merged_into is null
                 order by active desc, lower(name), id
                """)
                .param("organisation", organisation.value())
                .query(PersonStore::row)
                .list();
    }

    /** An active person and their teams, in one go: asked at every request. */
    Optional<Member> findActive(PersonId id) {
        return jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active,
                       array(select team_id
                               from people.membership
                              where membership.person_id = person.id) as teams,
                       array(select id
                               from people.organisation
                              where organisation.manager_id = person.id
                                and organisation.merged_into is null) as managed
                  from people.person
                 where id = :id
                   and active
                """).param("id", id.value()).query(PersonStore::member).optional();
    }

    Optional<Person> findByEmail(String email) {
        return jdbc.sql("""
                select kept.id, kept.name, kept.email, kept.role, kept.zone, kept.organisation_id, kept.active
                  from (select id, 0 as rank
                          from people.person
                         where lower(email) = lower(:email)
                         union all
                        select person_id, 1
                          from people.contact_method
                         where kind = 'email'
                           and lower(address) = lower(:email)
                           and verified_at is not null) known
                  join people.person written on written.id = known.id
                  join people.person kept on kept.id = coalesce(written.merged_into, written.id)
                 order by known.rank, kept.active desc, kept.id
                 limit 1
                """)
                .param("email", email.strip())
                .query(PersonStore::row)
                .optional();
    }

    Map<PersonId, String> names(Collection<PersonId> ids) {
        Map<PersonId, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                select id, name
                  from people.person
                 where id = any(:ids)
                 order by lower(name), id
                """)
                .param("ids", ids.stream().map(PersonId::value).toArray(Long[]::new))
                .query(row -> {
                    names.put(new PersonId(row.getLong("id")), row.getString("name"));
                });
        return names;
    }

    List<Person> activeStaff() {
        return Reading.once(
                PersonStore.class,
                "staff",
                () -> jdbc.sql("""
                select id, name, email, role, zone, organisation_id, active
                  from people.person
                 where active
                   and role <> 'requester'
                 order by lower(name), id
                """).query(PersonStore::row).list());
    }

    /** Those of their teams; else every lead; else the administrators. Never they themselves. */
    List<Person> leadsOf(PersonId person) {
        return jdbc.sql("""
                with candidate as (
                    select id, name, email, role, zone, organisation_id, active,
                           case when role = 'administrator' then 3
                                when exists (select 1
                                               from people.membership theirs
                                               join people.membership own on own.team_id = theirs.team_id
                                              where theirs.person_id = :person
                                                and own.person_id = person.id) then 1
                                else 2 end as rank
                      from people.person
                     where active
                       and role in ('lead', 'administrator')
                       and id <> :person
                )
                select id, name, email, role, zone, organisation_id, active
                  from candidate
                 where rank = (select min(rank) from candidate)
                 order by lower(name), id
                """)
                .param("person", person.value())
                .query(PersonStore::row)
                .list();
    }

    /** The zones of active staff, the most common first. */
    List<ZoneId> staffZones() {
        return jdbc.sql("""
                select zone
                  from people.person
                 where active
                   and role <> 'requester'
                 group by zone
                 order by count(*) desc, zone
                 limit 5
                """)
                .query((row, number) -> ZoneId.of(row.getString("zone")))
                .list();
    }

    /** The columns id, name, email, role, zone, organisation_id and active, of whatever query. */
    static Person row(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getLong("id")),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                ZoneId.of(row.getString("zone")),
                Optional.ofNullable(row.getObject("organisation_id", Long.class))
                        .map(OrganisationId::new),
                row.getBoolean("active"));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        Long[] teams = (Long[]) row.getArray("teams").getArray();
        Long[] managed = (Long[]) row.getArray("managed").getArray();
        return new Member(
                row(row, number),
                Arrays.stream(teams).map(TeamId::new).toList(),
                Arrays.stream(managed).map(OrganisationId::new).toList());
    }

    /** A person with the teams they are in and the customers they look after. */
    record Member(Person person, List<TeamId> teams, List<OrganisationId> managed) {}

    private static @Nullable Long organisation(Optional<OrganisationId> organisation) {
        return organisation.map(OrganisationId::value).orElse(null);
    }
}
