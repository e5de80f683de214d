create schema memo;

create table memo.memo (
    id        bigint      generated always as identity primary key,
    person_id bigint      not null references people.person,
    title     text        not null,
    text      text        not null,
    path      text        not null,
    state     text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    reason    text        not null default '',
    tries     int         not null default 0,
    repeat    boolean     not null default false,
    made_at   timestamptz not null,
    due_at    timestamptz,
    check ((due_at is null) = (state in ('sent', 'failed')))
);

create index memo_due on memo.memo (due_at) where due_at is not null;
