create schema bulk;

-- One go over many tickets: who, what, when, and whether it was taken back.
create table bulk.action (
    id         bigint      generated always as identity primary key,
    actor_kind text        not null,
    actor_id   bigint      not null,
    steps      text[]      not null,
    back       text        not null,
    at         timestamptz not null,
    undone_at  timestamptz
);

-- What became of each ticket. memo and versions: what it was before, and what it must still be to be taken back.
create table bulk.touched (
    action_id      bigint not null references bulk.action,
    ticket_id      bigint not null references desk.ticket,
    number         text   not null,
    memo           jsonb,
    version_before int,
    version_after  int,
    refusal        text   not null default '',
    primary key (action_id, ticket_id)
);
