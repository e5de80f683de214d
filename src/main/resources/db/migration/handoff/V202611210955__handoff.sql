create schema handoff;

-- What a team must be told before it takes a ticket.
create table handoff.demand (
    team_id bigint primary key references people.team,
    fields  text[] not null check (cardinality(fields) > 0)
);

-- It was told, so it takes this ticket.
create table handoff.told (
    ticket_id bigint      not null references desk.ticket,
    team_id   bigint      not null references people.team,
    by_name   text        not null,
    at        timestamptz not null,
    primary key (ticket_id, team_id)
);
