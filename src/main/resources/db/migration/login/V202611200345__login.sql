create schema login;

-- How a person proves who they are. password is an Argon2id string, null until they set one; totp is sealed.
-- totp_on is false while it is being enrolled; totp_step is the last step used, so that a code opens once.
create table login.credential (
    person_id  bigint      primary key references people.person,
    password   text,
    totp       bytea,
    totp_on    boolean     not null default false,
    totp_step  bigint      not null default 0,
    changed_at timestamptz not null,
    check (totp is not null or not totp_on)
);

-- Each opens once, in place of the second factor. Only a signature of it is kept.
create table login.recovery_code (
    person_id bigint      not null references people.person,
    code_sign text        not null,
    used_at   timestamptz,
    primary key (person_id, code_sign)
);

-- One-time links: "setup" (no person yet), "invite" and "reset". Only a hash of the key is kept.
create table login.one_time_link (
    key_hash   bytea       primary key,
    purpose    text        not null check (purpose in ('setup', 'invite', 'reset')),
    person_id  bigint      references people.person,
    until      timestamptz not null,
    used_at    timestamptz,
    created_at timestamptz not null,
    check ((person_id is null) = (purpose = 'setup'))
);

-- Failed tries to sign in, by address and by account; shared by all nodes.
create table login.failed_try (
    who     text        primary key,
    tries   integer     not null,
    last_at timestamptz not null
);
