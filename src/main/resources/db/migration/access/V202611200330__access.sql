create schema access;

-- One row per signed-in browser, read by every node. Only a hash of the cookie is kept.
-- confirmed is false between the password and the second factor.
create table access.session (
    id         bigint generated always as identity primary key,
    key_hash   bytea       not null unique,
    person_id  bigint      not null references people.person,
    confirmed  boolean     not null,
    address    text        not null,
    browser    text        not null,
    created_at timestamptz not null,
    used_at    timestamptz not null
);

create index session_person on access.session (person_id);

create table access.token (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    role       text        not null check (role in ('requester', 'responder', 'agent', 'lead', 'administrator')),
    key_hash   bytea       not null unique,
    created_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);
