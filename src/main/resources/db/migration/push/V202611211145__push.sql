create schema push;

-- The key pair by which push services know this installation (RFC 8292); one row, its private half sealed.
create table push.sender (
    single      boolean primary key check (single),
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null
);

-- A browser that can be pushed to. auth is sealed. proof: what the browser sends back when the first push has arrived.
create table push.browser (
    token      text        primary key,
    person_id  bigint      not null references people.person on delete cascade,
    name       text        not null,
    endpoint   text        not null unique,
    public_key bytea       not null,
    auth       bytea       not null,
    method_id  bigint      not null,
    sent_at    timestamptz,
    created_at timestamptz not null
);

create index browser_person on push.browser (person_id, created_at);
