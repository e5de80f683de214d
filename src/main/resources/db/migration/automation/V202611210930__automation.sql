create schema automation;

-- When event, and the words find the ticket, do the steps. minutes: how long nothing has changed, for event still. What happened
-- before since is not for it. due_at: when a rule of time looks next; whoever moves it on looks.
create table automation.rule (
    id        bigint      generated always as identity primary key,
    rank      int         not null,
    name      text        not null check (name <> ''),
    active    boolean     not null,
    event     text        not null check (event in ('opened', 'changed', 'answered', 'still')),
    words     text        not null,
    minutes   int         not null check (minutes between 0 and 525600),
    steps     text[]      not null check (cardinality(steps) > 0),
    most      int         not null check (most between 1 and 60),
    since     timestamptz not null,
    due_at    timestamptz not null,
    problem   text        not null default '',
    check ((event = 'still') = (minutes > 0))
);

create unique index rule_name on automation.rule (lower(name));

-- How far the history was read for rules. server: whose transaction numbers these are.
create table automation.follower (
    one    boolean primary key default true check (one),
    tx     bigint  not null,
    entry  bigint  not null,
    server text    not null
);

-- Each time a rule met a ticket. version: of the ticket when a rule of time looked at it, so that it does so once.
create table automation.run (
    id        bigint      generated always as identity primary key,
    rule_id   bigint      not null references automation.rule on delete cascade,
    ticket_id bigint      not null references desk.ticket,
    version   int,
    outcome   text        not null check (outcome in ('done', 'unchanged', 'refused', 'failed', 'bounded', 'own')),
    reason    text        not null default '',
    at        timestamptz not null
);

create index run_of_rule on automation.run (rule_id, id desc);
create index run_of_ticket on automation.run (rule_id, ticket_id, at desc);
create unique index run_once on automation.run (rule_id, ticket_id, version) where version is not null;
