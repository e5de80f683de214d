create schema datasource;

-- A database that reports read. The password is sealed with the secret key. What the account may do is as it was when last looked.
create table datasource.source (
    id         bigint      generated always as identity primary key,
    name       text        not null check (name <> ''),
    host       text        not null check (host <> ''),
    port       integer     not null check (port between 1 and 65535),
    database   text        not null check (database <> ''),
    login      text        not null check (login <> ''),
    password   bytea       not null,
    insisted   boolean     not null,
    enabled    boolean     not null default true,
    version    text        not null,
    replica    boolean     not null,
    may_write  text[]      not null,
    checked_at timestamptz not null,
    made_at    timestamptz not null
);

create unique index source_name on datasource.source (lower(name));
