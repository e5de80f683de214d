create schema runner;

-- One for each host; token is the SHA-256 of what it shows.
create table runner.runner (
    id      bigint      generated always as identity primary key,
    host    text        not null unique check (host <> ''),
    token   bytea       not null unique,
    by_name text        not null,
    made_at timestamptz not null,
    seen_at timestamptz
);
