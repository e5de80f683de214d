create schema escalation;

create table escalation.policy (
    id       bigint generated always as identity primary key,
    name     text   not null unique check (name <> ''),
    steps    jsonb  not null,
    repeat   int    not null check (repeat between 0 and 20),
    version  int    not null default 1
);
