create schema people;

-- A customer: the people in it see what carries its audience token.
create table people.organisation (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    version    integer     not null default 1,
    created_at timestamptz not null
);

create unique index organisation_name on people.organisation (lower(name));

create table people.person (
    id              bigint generated always as identity primary key,
    name            text        not null check (name <> ''),
    email           text        not null check (email <> ''),
    role            text        not null check (role in ('requester', 'responder', 'agent', 'lead', 'administrator')),
    zone            text        not null,
    organisation_id bigint      references people.organisation,
    active          boolean     not null default true,
    password        text,
    totp            bytea,
    totp_on         boolean     not null default false,
    totp_step       bigint      not null default 0,
    version         integer     not null default 1,
    created_at      timestamptz not null,
    check (organisation_id is null or role = 'requester'),
    check (totp is not null or not totp_on)
);

create unique index person_email on people.person (lower(email));
create index person_organisation on people.person (organisation_id);

create table people.team (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    version    integer     not null default 1,
    created_at timestamptz not null
);

create unique index team_name on people.team (lower(name));

create table people.membership (
    team_id   bigint not null references people.team,
    person_id bigint not null references people.person,
    primary key (team_id, person_id)
);

create index membership_person on people.membership (person_id);

-- code_*: a verification under way. Only what the person proved, or an administrator vouched for, is verified.
create table people.contact_method (
    id          bigint generated always as identity primary key,
    person_id   bigint      not null references people.person,
    kind        text        not null,
    address     text        not null check (address <> ''),
    rank        integer     not null,
    verified_at timestamptz,
    code_hash   bytea,
    code_until  timestamptz,
    code_tries  integer     not null default 0,
    created_at  timestamptz not null,
    unique (person_id, kind, address)
);

create index contact_method_person on people.contact_method (person_id, rank, id);

-- One row per signed-in browser, read by every node. Only a hash of the cookie is kept.
-- confirmed is false between the password and the second factor.
create table people.session (
    id         bigint generated always as identity primary key,
    key_hash   bytea       not null unique,
    person_id  bigint      not null references people.person,
    confirmed  boolean     not null,
    address    text        not null,
    browser    text        not null,
    created_at timestamptz not null,
    used_at    timestamptz not null
);

create index session_person on people.session (person_id);

create table people.token (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    role       text        not null check (role in ('requester', 'responder', 'agent', 'lead', 'administrator')),
    key_hash   bytea       not null unique,
    created_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);

create table people.recovery_code (
    person_id bigint      not null references people.person,
    code_hash bytea       not null,
    used_at   timestamptz,
    primary key (person_id, code_hash)
);

-- One-time links: "setup" (no person yet), "invite" and "reset". Only a hash of the key is kept.
create table people.one_time_link (
    key_hash   bytea       primary key,
    purpose    text        not null check (purpose in ('setup', 'invite', 'reset')),
    person_id  bigint      references people.person,
    until      timestamptz not null,
    used_at    timestamptz,
    created_at timestamptz not null,
    check ((person_id is null) = (purpose = 'setup'))
);

-- Failed tries to sign in, by address and by account; shared by all nodes.
create table people.failed_try (
    who     text        primary key,
    tries   integer     not null,
    last_at timestamptz not null
);
