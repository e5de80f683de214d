create schema maintenance;

-- Somebody is at work from one moment to another. ended_at is when it was ended by hand; end_at is when it ended or will.
create table maintenance.planned (
    id         bigint      generated always as identity primary key,
    dependents boolean     not null,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    zone       text        not null,
    reason     text        not null check (reason <> ''),
    holds_p1   boolean     not null,
    ended_at   timestamptz,
    end_at     timestamptz not null generated always as (least(until_at, ended_at)) stored,
    check (from_at < until_at)
);

create index planned_end on maintenance.planned (end_at);

-- Whose pages wait: the services that were named, and what needed them then.
create table maintenance.covered (
    window_id  bigint  not null references maintenance.planned on delete cascade,
    service_id bigint  not null references catalog.service,
    named      boolean not null,
    primary key (window_id, service_id)
);

create index covered_service on maintenance.covered (service_id, window_id);

create table maintenance.told (
    window_id bigint not null references maintenance.planned on delete cascade,
    team_id   bigint not null references people.team,
    primary key (window_id, team_id)
);

-- What holds the pages of a service, when and why. Whoever holds a page by a row of it locks that row for share, so that no window ends unseen meanwhile.
create view maintenance.v_hold as
    select covered.service_id, planned.id as window_id, planned.from_at, planned.end_at as until_at, planned.reason, planned.holds_p1
      from maintenance.covered
      join maintenance.planned on planned.id = covered.window_id;
