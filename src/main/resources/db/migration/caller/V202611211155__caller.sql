create schema caller;

-- A telephone system that tells of calls, with the secret of its address.
create table caller.exchange (
    id          bigint generated always as identity primary key,
    name        text        not null check (name <> ''),
    key_hash    bytea       not null unique,
    key_sealed  bytea       not null,
    created_at  timestamptz not null,
    heard_at    timestamptz
);

create unique index exchange_name on caller.exchange (lower(name));

-- Which telephone is whose.
create table caller.extension (
    extension  text   primary key check (extension <> ''),
    person_id  bigint not null references people.person
);

create index extension_person on caller.extension (person_id);

-- number is E.164, or what came where it is no number. person_id is empty where nobody has the extension.
create table caller.call (
    id              bigint generated always as identity primary key,
    exchange_id     bigint      not null references caller.exchange on delete cascade,
    outside_id      text        not null,
    number          text        not null,
    extension       text        not null,
    person_id       bigint      references people.person,
    at              timestamptz not null,
    rings_until     timestamptz not null,
    answered_at     timestamptz,
    answered_by     bigint      references people.person,
    done_at         timestamptz
);

create index call_person on caller.call (person_id, at);
create index call_at on caller.call (at);
-- A telephone system that tells twice of one call means one.
create unique index call_once on caller.call (exchange_id, outside_id) where outside_id <> '';

-- What came in, as it came, with what became of it: the last of each.
create table caller.heard (
    id           bigint generated always as identity primary key,
    exchange_id  bigint      not null references caller.exchange on delete cascade,
    at           timestamptz not null,
    method       text        not null,
    what         text        not null,
    outcome      text        not null
);

create index heard_exchange on caller.heard (exchange_id, id);
