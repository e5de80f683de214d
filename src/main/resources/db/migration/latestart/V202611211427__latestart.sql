create schema latestart;

-- When the nights are looked at next; one row.
create table latestart.round (
    one      boolean     primary key default true check (one),
    due_at   timestamptz not null,
    attempt  bigint      not null
);

insert into latestart.round (due_at, attempt) values ('-infinity', 0);

-- At most one for a night of a person, whichever node comes first.
create table latestart.proposal (
    id         bigint      generated always as identity primary key,
    person_id  bigint      not null references people.person,
    evening    date        not null,
    usual_at   timestamptz not null,
    rested_at  timestamptz not null,
    state      text        not null check (state in ('proposed', 'late', 'usual')),
    at         timestamptz not null,
    unique (person_id, evening),
    check (usual_at < rested_at)
);

-- The hours on call that somebody else would take; without a taker nobody may.
create table latestart.cover (
    proposal  bigint      not null references latestart.proposal on delete cascade,
    schedule  bigint      not null,
    from_at   timestamptz not null,
    until_at  timestamptz not null,
    taker_id  bigint      references people.person,
    swap      bigint,
    primary key (proposal, schedule, from_at)
);
