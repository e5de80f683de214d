create schema timeline;

-- History is partitioned by time, so that retention can drop a month instead of deleting rows.
create table timeline.entry (
    id            bigint generated always as identity,
    tx            xid8        not null default pg_current_xact_id(),
    at            timestamptz not null,
    subject_kind  text        not null,
    subject_id    text        not null,
    actor_kind    text        not null check (actor_kind in ('PERSON', 'TOKEN', 'INTEGRATION', 'SYSTEM')),
    actor_id      bigint      not null,
    actor_name    text        not null,
    verb          text        not null,
    body          text        not null,
    facts         jsonb       not null,
    public        boolean     not null,
    audience      text[]      not null
) partition by range (at);

create table timeline.entry_default partition of timeline.entry default;

create index entry_subject on timeline.entry (subject_kind, subject_id, at, id);
create index entry_feed on timeline.entry (tx, id);

-- The server whose transaction numbers stand in entry.tx, so that a restore elsewhere is noticed.
create table timeline.home (
    one    boolean primary key default true check (one),
    server text not null
);

insert into timeline.home (server) values ('');
