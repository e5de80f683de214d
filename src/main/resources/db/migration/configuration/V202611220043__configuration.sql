create schema configuration;

-- What can be set of a service. Values of a sensitive one are kept sealed; seen_by is the least role that is shown values.
create table configuration.setting (
    id         bigint  generated always as identity primary key,
    service_id bigint  not null references catalog.service,
    key        text    not null check (key ~ '^[A-Za-z][A-Za-z0-9_.-]{0,119}$'),
    about      text    not null,
    kind       text    not null check (kind in ('text', 'number', 'choice', 'yes-no')),
    least      numeric,
    most       numeric,
    choices    text[]  not null,
    unit       text    not null,
    sensitive  boolean not null,
    seen_by    text    not null check (seen_by in ('responder', 'agent', 'lead', 'administrator')),
    retired    boolean not null default false
);

create unique index setting_key on configuration.setting (service_id, key) where not retired;

-- Two that change together or not at all.
create table configuration.pair (
    one_id   bigint not null references configuration.setting,
    other_id bigint not null references configuration.setting,
    why      text   not null check (why <> ''),
    primary key (one_id, other_id),
    check (one_id < other_id)
);

-- What was so from since until until: nothing is overwritten. print is equal when two values are; empty: it was not set there. The text of a sensitive
-- one is sealed. origin says how we know: entered, changed, or the source that read it.
create table configuration.value (
    id              bigint      generated always as identity primary key,
    installation_id bigint      not null references installation.installation,
    setting_id      bigint      not null references configuration.setting,
    side            text        not null check (side in ('current', 'expected')),
    text            text        not null,
    print           text        not null,
    since           timestamptz not null,
    until           timestamptz check (until >= since),
    by_name         text        not null,
    because         text        not null,
    origin          text        not null
);

create unique index value_now on configuration.value (installation_id, setting_id, side) where until is null;
create index value_history on configuration.value (installation_id, setting_id, since desc);
create index value_setting on configuration.value (setting_id) where until is null;

-- Why a difference is no surprise: written down by somebody, or an approved change under way. Without a print it explains any value.
create table configuration.explanation (
    id              bigint      generated always as identity primary key,
    installation_id bigint      not null references installation.installation,
    setting_id      bigint      not null references configuration.setting,
    kind            text        not null check (kind in ('declared', 'approved')),
    print           text,
    reason          text        not null check (reason <> ''),
    by_name         text        not null,
    since           timestamptz not null,
    until           timestamptz not null check (until >= since)
);

create index explanation_of on configuration.explanation (installation_id, setting_id, until);
create index explanation_until on configuration.explanation (until);

-- A difference between what is and what should be, from when it was so until it was no more. kind_since: from when it is of this kind.
create table configuration.drift (
    id              bigint      generated always as identity primary key,
    installation_id bigint      not null references installation.installation,
    setting_id      bigint      not null references configuration.setting,
    kind            text        not null check (kind in ('declared', 'approved', 'unexplained')),
    since           timestamptz not null,
    kind_since      timestamptz not null,
    found_at        timestamptz not null,
    ended_at        timestamptz
);

create unique index drift_open on configuration.drift (installation_id, setting_id) where ended_at is null;
create index drift_unexplained on configuration.drift (kind_since) where ended_at is null and kind = 'unexplained';

-- When all of it is compared next.
create table configuration.sweep (
    only_row boolean     primary key default true check (only_row),
    due_at   timestamptz not null
);

insert into configuration.sweep (due_at) values ('epoch');

-- How settings of a service are read: ask is a query, a path with a pointer, or a file's name, by kind.
create table configuration.source (
    id            bigint  generated always as identity primary key,
    service_id    bigint  not null references catalog.service,
    kind          text    not null check (kind in ('sql', 'http', 'file')),
    endpoint      text    not null,
    ask           text    not null check (ask <> ''),
    pointer       text    not null,
    every_minutes integer not null check (every_minutes between 1 and 10080),
    retired       boolean not null default false
);

create index source_service on configuration.source (service_id) where not retired;

-- One installation read by one source.
create table configuration.reading (
    source_id       bigint      not null references configuration.source,
    installation_id bigint      not null references installation.installation,
    due_at          timestamptz not null,
    read_at         timestamptz,
    problem         text        not null default '',
    unknown         text[]      not null default '{}',
    primary key (source_id, installation_id)
);

create index reading_due on configuration.reading (due_at);
