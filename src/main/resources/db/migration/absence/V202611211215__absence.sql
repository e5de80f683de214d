create schema absence;

-- Whole days were counted in the zone of the person; a row that came from their calendar is replaced when it is read again.
create table absence.absence (
    id            bigint      generated always as identity primary key,
    person_id     bigint      not null references people.person,
    from_at       timestamptz not null,
    until_at      timestamptz not null,
    whole_days    boolean     not null,
    reason        text        not null default '',
    from_calendar boolean     not null default false,
    check (from_at < until_at)
);

create index absence_of on absence.absence (person_id, until_at);
create index absence_at on absence.absence (until_at);

-- A person's own calendar; its address is a secret. While it is read, due_at is the end of the lease.
create table absence.calendar (
    person_id bigint      primary key references people.person,
    address   bytea       not null,
    due_at    timestamptz not null,
    attempt   bigint      not null default 0,
    read_at   timestamptz,
    trouble   text        not null default ''
);
