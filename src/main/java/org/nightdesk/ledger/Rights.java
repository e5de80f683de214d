package org.nightdesk.ledger;

import java.util.List;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose figures somebody may read: their own; as a lead or administrator those of the teams they are in. A program reads them all with an
 * administrator's token. What is not theirs is not found by the query.
 */
@Component
class Rights {

    private final JdbcClient jdbc;

    Rights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their names; empty for who leads nobody. */
    List<TeamId> teams(Viewer viewer) {
        return viewer.may(Role.LEAD)
                ? jdbc.sql("""
                        select distinct team_id
                          from people.v_member
                         where (:all or token = any (:audience))
                         order by team_id
                        """)
                        .param("all", readsAll(viewer))
                        .param("audience", viewer.tokens())
                        .query((row, number) -> new TeamId(row.getLong("team_id")))
                        .list()
                : List.of();
    }

    /** Who is in it, also who has left. Never empty: NotFound for who does not lead the team, and when nobody is in it. */
    List<PersonId> members(TeamId team, Viewer viewer) {
        viewer.needs(Role.LEAD);
        List<PersonId> members = jdbc.sql("""
                select person_id
                  from people.v_member
                 where team_id = :team
                   and (:all or token = any (:audience))
                 order by person_id
                """)
                .param("team", team.value())
                .param("all", readsAll(viewer))
                .param("audience", viewer.tokens())
                .query((row, number) -> new PersonId(row.getLong("person_id")))
                .list();
        if (members.isEmpty()) {
            throw new NotFound("load of team " + team.value());
        }
        return members;
    }

    /** NotFound unless it is they themselves, or somebody of a team they lead. */
    void check(PersonId person, Viewer viewer) {
        boolean own = viewer.actor().isPerson() && viewer.actor().id() == person.value();
        if (!own && !leads(person, viewer)) {
            throw new NotFound("load of person " + person.value());
        }
    }

    private boolean leads(PersonId person, Viewer viewer) {
        return viewer.may(Role.LEAD)
                && jdbc.sql("""
                        select :all or exists (select 1
                                                 from people.v_member
                                                where person_id = :person
                                                  and token = any (:audience))
                        """)
                        .param("person", person.value())
                        .param("all", readsAll(viewer))
                        .param("audience", viewer.tokens())
                        .query(Boolean.class)
                        .single();
    }

    private static boolean readsAll(Viewer viewer) {
        return viewer.actor().kind() == Actor.Kind.TOKEN && viewer.may(Role.ADMINISTRATOR);
    }
}
