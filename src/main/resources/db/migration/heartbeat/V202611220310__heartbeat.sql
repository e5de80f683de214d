create schema heartbeat;

-- Something that calls when it has run. due_at is when it is expected next, act_at when it counts as missed; started_at is when a run began that has not ended.
-- unheard_at: it fell due while nobody here listened, and has not been heard since. excused is the outage of ours that it was last given time for, until given_until.
create table heartbeat.heartbeat (
    id             bigint      generated always as identity primary key,
    code           uuid        not null unique,
    integration_id bigint      not null references signal.integration,
    name           text        not null check (name <> ''),
    slug           text        not null check (slug <> ''),
    service_id     bigint      not null references catalog.service,
    note           text        not null,
    severity       text        not null check (severity in ('critical', 'high', 'warning', 'info')),
    every_seconds  bigint      check (every_seconds between 30 and 31622400),
    cron           text,
    zone           text,
    grace_seconds  bigint      not null check (grace_seconds between 30 and 31622400),
    state          text        not null default 'new' check (state in ('new', 'up', 'down', 'paused')),
    started_at     timestamptz,
    run            text        not null default '',
    last_at        timestamptz,
    due_at         timestamptz,
    act_at         timestamptz,
    down_at        timestamptz,
    why            text        not null default '',
    unheard_at     timestamptz,
    excused        bigint      not null default 0,
    given_until    timestamptz,
    pings          bigint      not null default 0,
    made_at        timestamptz not null,
    removed_at     timestamptz,
    version        int         not null default 1,
    check ((every_seconds is null) = (cron is not null) and (cron is null) = (zone is null)),
    check (act_at is null or state in ('new', 'up') and removed_at is null),
    check ((state = 'down') = (down_at is not null))
);

create unique index heartbeat_name on heartbeat.heartbeat (lower(name)) where removed_at is null;
create unique index heartbeat_slug on heartbeat.heartbeat (integration_id, slug) where removed_at is null;
create index heartbeat_act on heartbeat.heartbeat (act_at) where act_at is not null;
create index heartbeat_service on heartbeat.heartbeat (service_id) where removed_at is null;

-- The last calls of each; number counts them, so that the oldest are found without counting.
create table heartbeat.ping (
    heartbeat_id bigint      not null references heartbeat.heartbeat,
    number       bigint      not null,
    at           timestamptz not null,
    kind         text        not null check (kind in ('success', 'start', 'fail', 'log')),
    code         int,
    run          text        not null,
    took_millis  bigint,
    note         text        not null,
    method       text        not null,
    sender       text        not null,
    bytes        bigint      not null,
    body         text        not null,
    primary key (heartbeat_id, number)
);

-- Each time it went down or came back: what the closing of a night asks for.
create table heartbeat.flip (
    id           bigint      generated always as identity primary key,
    heartbeat_id bigint      not null references heartbeat.heartbeat,
    at           timestamptz not null,
    down         boolean     not null,
    why          text        not null,
    ticket_id    bigint
);

create index flip_heartbeat on heartbeat.flip (heartbeat_id, id);
create index flip_at on heartbeat.flip (at) where down;

-- When some node last listened: one row. A gap in it is kept, since what fell due then could not be heard.
create table heartbeat.listening (
    one      boolean     primary key default true check (one),
    heard_at timestamptz not null
);

create table heartbeat.deafness (
    id       bigint      generated always as identity primary key,
    from_at  timestamptz not null,
    until_at timestamptz not null,
    check (from_at < until_at)
);
