create schema telephony;

-- The country of numbers that are written without one; one row at most.
create table telephony.setting (
    single boolean primary key check (single),
    region text    not null check (region ~ '^([A-Z]{2})?$')
);

-- Who carries text messages and calls. rest_until: the others are asked first until then.
create table telephony.provider (
    id          bigint generated always as identity primary key,
    name        text        not null check (name <> ''),
    kind        text        not null check (kind in ('twilio', 'gateway')),
    rank        integer     not null,
    sms         boolean     not null,
    voice       boolean     not null,
    sender      text        not null,
    address     text        not null,
    account     text        not null default '',
    secret      bytea       not null,
    body_type   text        not null default 'json' check (body_type in ('json', 'form')),
    template    text        not null default '',
    reference   text        not null default '',
    called      boolean     not null,
    paused      boolean     not null default false,
    failures    integer     not null default 0,
    problem     text        not null default '',
    failed_at   timestamptz,
    rest_until  timestamptz,
    sent_at     timestamptz,
    poll_due_at timestamptz not null,
    created_at  timestamptz not null,
    check (sms or voice)
);

create index provider_poll on telephony.provider (poll_due_at) where kind = 'twilio' and sms and not called and not paused;

-- What a provider took. due_at: its state is asked for, or told on; null when nothing more is to be done.
create table telephony.sent (
    id          bigint generated always as identity primary key,
    provider_id bigint      not null references telephony.provider on delete cascade,
    external_id text        not null,
    medium      text        not null check (medium in ('sms', 'voice')),
    state       text        not null check (state in ('sent', 'failed', 'delivered')),
    reason      text        not null default '',
    told        text        not null default '',
    asked       integer     not null default 0,
    at          timestamptz not null,
    due_at      timestamptz,
    unique (provider_id, external_id)
);

create index sent_due on telephony.sent (due_at) where due_at is not null;

-- What people answered, also those whom nobody knows.
create table telephony.reply (
    id          bigint generated always as identity primary key,
    provider_id bigint      references telephony.provider on delete set null,
    external_id text        not null unique,
    medium      text        not null check (medium in ('sms', 'voice')),
    number      text        not null,
    body        text        not null,
    about       text        not null default '',
    known       boolean     not null default false,
    outcome     text        not null default '',
    at          timestamptz not null
);
