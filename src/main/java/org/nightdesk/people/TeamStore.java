package org.nightdesk.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps teams and who is in them. */
@Component
class TeamStore {

    private final JdbcClient jdbc;

    TeamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the name is taken. */
    Optional<TeamId> insert(String name, Instant now) {
        return jdbc.sql("""
                insert into people.team (name, created_at)
                values (:name, :now)
                on conflict do nothing
                returning id
                """)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new TeamId(row.getLong("id")))
                .optional();
    }

    void rename(TeamId id, String name) {
        jdbc.sql("""
                update people.team
                   set name = :name
                 where id = :id
                """).param("id", id.value()).param("name", name).update();
    }

    void replaceMembers(TeamId id, Collection<PersonId> members) {
        jdbc.sql("delete from people.membership where team_id = :team")
                .param("team", id.value())
                .update();
        jdbc.sql("""
                insert into people.membership (team_id, person_id)
                select :team, person.id
                  from people.person
                 where person.id = any(:members)
                """)
                .param("team", id.value())
                .param("members", members.stream().map(PersonId::value).toArray(Long[]::new))
                .update();
    }

    List<PersonId> activeMembers(TeamId id) {
        return jdbc.sql("""
                select person.id
                  from people.membership
                  join people.person on person.id = membership.person_id
                 where membership.team_id = :team
                   and person.active
                 order by lower(person.name), person.id
                """)
                .param("team", id.value())
                .query((row, number) -> new PersonId(row.getLong("id")))
                .list();
    }

    List<TeamId> of(PersonId person) {
        return jdbc.sql("""
                select team_id
                  from people.membership
                 where person_id = :person
                 order by team_id
                """)
                .param("person", person.value())
                .query((row, number) -> new TeamId(row.getLong("team_id")))
                .list();
    }

    /** The names of everybody's teams, joined by commas. */
    Map<PersonId, String> namesByPerson() {
        Map<PersonId, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                select membership.person_id,
                       string_agg(team.name, ', ' order by lower(team.name)) as names
                  from people.membership
                  join people.team on team.id = membership.team_id
                 group by membership.person_id
                """).query(row -> {
            names.put(new PersonId(row.getLong("person_id")), row.getString("names"));
        });
        return names;
    }

    Map<TeamId, String> names() {
        Map<TeamId, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                select id, name
                  from people.team
                 order by lower(name), id
                """).query(row -> {
            names.put(new TeamId(row.getLong("id")), row.getString("name"));
        });
        return names;
    }
}
