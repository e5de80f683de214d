create schema watcher;

create table watcher.watcher (
    ticket_id  bigint      not null references desk.ticket,
    person_id  bigint      not null references people.person,
    since      timestamptz not null,
    primary key (ticket_id, person_id)
);

create index watcher_person on watcher.watcher (person_id);

-- Somebody was named in a note, and has not said yet that they have seen to it.
create table watcher.mention (
    id         bigint generated always as identity primary key,
    ticket_id  bigint      not null references desk.ticket,
    entry_id   bigint      not null,
    person_id  bigint      not null references people.person,
    by_name    text        not null,
    text       text        not null,
    at         timestamptz not null,
    done_at    timestamptz
);

create index mention_open on watcher.mention (person_id, at) where done_at is null;
create index mention_ticket on watcher.mention (ticket_id) where done_at is null;

-- What a colleague is told by mail. While it is being sent, its due_at is the end of the lease.
create table watcher.notice (
    id         bigint generated always as identity primary key,
    person_id  bigint      not null references people.person,
    ticket_id  bigint      not null references desk.ticket,
    kind       text        not null check (kind in ('named', 'news')),
    title      text        not null,
    text       text        not null,
    state      text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    tries      int         not null default 0,
    due_at     timestamptz,
    reason     text        not null default '',
    at         timestamptz not null,
    check ((state in ('waiting', 'sending')) = (due_at is not null))
);

create index notice_due on watcher.notice (due_at, id) where due_at is not null;
create unique index notice_news on watcher.notice (person_id, ticket_id) where kind = 'news' and state = 'waiting';
