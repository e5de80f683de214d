create schema rota;

create table rota.schedule (
    id           bigint generated always as identity primary key,
    name         text   not null check (length(name) between 1 and 120),
    description  text   not null,
    zone         text   not null,
    version      bigint not null default 1
);

create unique index schedule_name on rota.schedule (lower(name));

-- Local wall times, never instants: the zone's rules may change, the promise "at nine in the morning" does not.
-- A changed layer is closed at the moment of the change and a new row follows it, so that the past stays as it was.
create table rota.layer (
    id             bigint generated always as identity primary key,
    schedule       bigint    not null references rota.schedule on delete cascade,
    position       smallint  not null,
    zone           text      not null,
    every_count    smallint  not null check (every_count between 1 and 999),
    every_unit     text      not null check (every_unit in ('HOURS', 'DAYS', 'WEEKS', 'MONTHS')),
    handover_time  time      not null,
    handover_day   smallint  not null check (handover_day between 1 and 31),
    starts         timestamp not null,
    valid_from     timestamptz not null default '-infinity',
    valid_until    timestamptz not null default 'infinity'
);

create index layer_schedule on rota.layer (schedule, position);

create table rota.layer_person (
    layer     bigint   not null references rota.layer on delete cascade,
    position  smallint not null,
    person    bigint   not null references people.person,
    primary key (layer, position)
);

create index layer_person_person on rota.layer_person (person);

-- A layer with restrictions is on duty only inside them; days are ISO weekdays on which the window begins.
create table rota.restriction (
    layer       bigint     not null references rota.layer on delete cascade,
    position    smallint   not null,
    days        smallint[] not null check (days <> '{}'),
    from_time   time       not null,
    until_time  time       not null,
    primary key (layer, position)
);

create table rota.override (
    id        bigint generated always as identity primary key,
    schedule  bigint      not null references rota.schedule on delete cascade,
    kind      text        not null check (kind in ('ADD', 'REMOVE', 'REPLACE')),
    person    bigint references people.person,
    replaces  bigint references people.person,
    from_at   timestamptz not null,
    until_at  timestamptz not null,
    reason    text        not null,
    check (from_at < until_at),
    check ((kind = 'REMOVE') = (person is null)),
    check (kind <> 'REMOVE' or replaces is not null),
    check (kind <> 'ADD' or replaces is null)
);

create index override_schedule on rota.override (schedule, until_at);
