-- Who is in which team, whether they are still here, with the token of those who may see what is the team's.
create view people.v_member as
    select membership.team_id, membership.person_id, 'team:' || membership.team_id as token, person.active
      from people.membership
      join people.person on person.id = membership.person_id;

