create schema timetable;

-- A plan that is made and begun by the clock. core is the hash of what is the same each time; any change is another edition.
create table timetable.timetable (
    id          bigint  generated always as identity primary key,
    playbook    text    not null,
    version     integer not null check (version > 0),
    title       text    not null,
    parameters  text    not null,
    reason      text    not null,
    core        text    not null check (core ~ '^[0-9a-f]{64}$'),
    sample      text    not null,
    every       text    not null check (every in ('day', 'week', 'month')),
    weekday     integer not null check (weekday between 1 and 7),
    month_day   integer not null check (month_day between 1 and 31),
    at_time     time    not null,
    zone        text    not null,
    calendar_id bigint  references sla.calendar,
    author_id   bigint  not null references people.person,
    edition     integer not null check (edition > 0),
    next_at     timestamptz,
    retired     boolean not null default false
);

create index timetable_next on timetable.timetable (next_at) where next_at is not null;

-- Of one edition, by somebody other than its author.
create table timetable.approval (
    timetable_id bigint      not null references timetable.timetable,
    edition      integer     not null,
    core         text        not null,
    author_id    bigint      not null references people.person,
    by_id        bigint      not null references people.person,
    by_name      text        not null,
    word         text        not null,
    at           timestamptz not null,
    primary key (timetable_id, edition),
    constraint author_is_not_approver check (author_id <> by_id)
);

-- One time that it was due: it began a run, or was skipped because.
create table timetable.turn (
    id           bigint      generated always as identity primary key,
    timetable_id bigint      not null references timetable.timetable,
    due_at       timestamptz not null,
    act_until    timestamptz,
    run          text        not null default '',
    skipped      text        not null default '',
    check (act_until is not null or (run = '') <> (skipped = ''))
);

create index turn_timetable on timetable.turn (timetable_id, id desc);
create index turn_acting on timetable.turn (act_until) where act_until is not null;
