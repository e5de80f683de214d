create schema chore;

-- A duty that comes again. every says which of weekday, month_day and month count; a month_day beyond a month's end is its last.
create table chore.chore (
    id            bigint      generated always as identity primary key,
    name          text        not null check (name <> ''),
    steps         text        not null,
    why           text        not null,
    for_whom      text        not null,
    owner_id      bigint      not null references people.person,
    deputy_id     bigint      references people.person,
    every         text        not null check (every in ('day', 'week', 'month', 'year')),
    weekday       integer     not null check (weekday between 1 and 7),
    month_day     integer     not null check (month_day between 1 and 31),
    month         integer     not null check (month between 1 and 12),
    at_time       time        not null,
    zone          text        not null,
    calendar_id   bigint      references sla.calendar,
    minutes       integer     not null check (minutes between 1 and 10000),
    grace_minutes integer     not null check (grace_minutes between 0 and 100000),
    missed        text        not null check (missed in ('nag', 'page')),
    service_id    bigint      references catalog.service,
    fulfilled_by  text        not null check (fulfilled_by in ('hand', 'report', 'billing', 'heartbeat')),
    fulfilled_id  bigint,
    retired       boolean     not null default false,
    made_at       timestamptz not null,
    check (missed <> 'page' or service_id is not null),
    check ((fulfilled_by in ('report', 'billing')) = (fulfilled_id is not null)),
    check (deputy_id <> owner_id)
);

create unique index chore_name on chore.chore (lower(name)) where not retired;

-- One time that it is to be done. act_at is when the engine looks at it next. A missed one can still be done until the next is due.
create table chore.turn (
    id        bigint      generated always as identity primary key,
    chore_id  bigint      not null references chore.chore,
    opened_at timestamptz not null,
    due_at    timestamptz not null,
    act_at    timestamptz,
    state     text        not null check (state in ('open', 'done', 'skipped', 'missed', 'dropped')),
    missed_at timestamptz,
    ended_at  timestamptz,
    by_name   text        not null default '',
    minutes   integer     check (minutes between 0 and 10000),
    wrong     boolean     not null default false,
    word      text        not null default '',
    check ((state = 'open') = (ended_at is null)),
    check (state = 'open' or act_at is null)
);

create unique index turn_open on chore.turn (chore_id) where state = 'open';
create index turn_act on chore.turn (act_at) where act_at is not null;
create index turn_chore on chore.turn (chore_id, id desc);
