create schema statement;

-- Who is called when a bill is signed off.
create table statement.hook (
    definition_id bigint primary key references billing.definition,
    address       text   not null check (address <> '')
);

create table statement.call (
    id        bigint      generated always as identity primary key,
    run_id    bigint      not null references billing.run,
    address   text        not null,
    state     text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    reason    text        not null default '',
    tries     integer     not null default 0,
    repeat    boolean     not null default false,
    made_at   timestamptz not null,
    due_at    timestamptz,
    check ((due_at is null) = (state in ('sent', 'failed')))
);

create index call_due on statement.call (due_at) where due_at is not null;
create index call_run on statement.call (run_id);
