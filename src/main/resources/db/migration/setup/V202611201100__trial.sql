create schema setup;

-- A test page that somebody asked for. While it is open, ends_at is when it is called off; outcome is what its person said of it.
create table setup.trial (
    id          bigint      generated always as identity primary key,
    person_id   bigint      not null references people.person,
    begun_at    timestamptz not null,
    ends_at     timestamptz not null,
    outcome     text        check (outcome in ('received', 'missed', 'ended')),
    outcome_at  timestamptz,
    check ((outcome is null) = (outcome_at is null))
);

create index trial_newest on setup.trial (person_id, id desc);
create index trial_open on setup.trial (ends_at) where outcome is null;
