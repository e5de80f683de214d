create schema execution;

-- What will be done, word by word. A plan is never changed: another one is another plan.
create table execution.plan (
    id          bigint      generated always as identity primary key,
    sha256      text        not null unique,
    document    text        not null,
    playbook    text        not null,
    title       text        not null,
    targets     integer     not null check (targets > 0),
    holds       boolean     not null,
    reason      text        not null,
    ticket      text        not null,
    author_kind text        not null,
    author_id   bigint      not null,
    author_name text        not null,
    made_at     timestamptz not null,
    unique (sha256, author_kind, author_id),
    check (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);

create index plan_made on execution.plan (made_at);
create index plan_ticket on execution.plan (ticket) where ticket <> '';

-- By a person other than the author, of exactly this hash.
create table execution.approval (
    sha256      text        primary key,
    author_kind text        not null,
    author_id   bigint      not null,
    by_kind     text        not null check (by_kind = 'PERSON'),
    by_id       bigint      not null references people.person,
    by_name     text        not null,
    word        text        not null,
    at          timestamptz not null,
    foreign key (sha256, author_kind, author_id) references execution.plan (sha256, author_kind, author_id),
    constraint author_is_not_approver check (author_kind <> by_kind or author_id <> by_id)
);

-- One for each plan. emergency is the reason for which it went without an approval. events and records count what has happened and what is in the chain, whose last
-- hash is head.
create table execution.execution (
    id           bigint      generated always as identity primary key,
    sha256       text        not null unique references execution.plan (sha256),
    approved     text        references execution.approval (sha256),
    emergency    text        not null,
    state        text        not null check (state in ('running', 'done', 'rolled-back', 'halted')),
    why          text        not null,
    by_kind      text        not null,
    by_id        bigint      not null,
    by_name      text        not null,
    owner_id     bigint      not null references people.person,
    begun_at     timestamptz not null,
    deadline     timestamptz not null,
    ended_at     timestamptz,
    settled_at   timestamptz,
    settled_by   text,
    settled_word text,
    events       integer     not null default 0,
    records      integer     not null default 0,
    head         text        not null default '',
    signature    text        not null default '',
    constraint approved_or_emergency check (coalesce(approved, '') = sha256 or emergency <> ''),
    check ((state = 'running') = (ended_at is null)),
    check (settled_at is null or state = 'halted')
);

create index execution_running on execution.execution (deadline) where state = 'running';
create index execution_begun on execution.execution (begun_at);
create index execution_emergency on execution.execution (begun_at) where emergency <> '';

-- One part of one step at one target, done once. While it is waiting, due_at is when it may begin; while it is done, the end of its lease; while a person does
-- it, until when they may.
create table execution.attempt (
    id           bigint      generated always as identity primary key,
    execution_id bigint      not null references execution.execution,
    target       integer     not null,
    step         integer     not null,
    phase        text        not null check (phase in ('check', 'act', 'verify', 'decide', 'undo', 'confirm')),
    number       integer     not null check (number > 0),
    hands        text        not null check (hands in ('node', 'person', 'runner')),
    host         text        not null,
    state        text        not null check (state in ('waiting', 'acting', 'asking', 'ended')),
    due_at       timestamptz,
    held         text        not null default '',
    begun        integer     not null,
    came         integer,
    outcome      text        not null default '',
    said         text        not null default '',
    output       text        not null default '',
    by_name      text        not null default '',
    begun_at     timestamptz,
    ended_at     timestamptz,
    unique (execution_id, target, step, phase, number),
    check ((state = 'ended') = (came is not null)),
    check ((state = 'ended') = (due_at is null))
);

create index attempt_due on execution.attempt (due_at) where due_at is not null;
create index attempt_host on execution.attempt (host) where hands = 'runner' and state = 'waiting';
create unique index attempt_one_at_a_time on execution.attempt (execution_id, target, step) where state <> 'ended';

-- What somebody, or a rail, said to the whole.
create table execution.decree (
    execution_id bigint  not null references execution.execution,
    event        integer not null,
    choice       text    not null check (choice in ('stop', 'roll-back')),
    why          text    not null,
    primary key (execution_id, event)
);

-- Who works on a target, so that no two do.
create table execution.occupied (
    target       text   primary key,
    execution_id bigint not null references execution.execution
);

create index occupied_execution on execution.occupied (execution_id);

-- Every target that was touched, for the blast radius of an hour.
create table execution.touch (
    playbook     text        not null,
    target       text        not null,
    execution_id bigint      not null references execution.execution,
    at           timestamptz not null,
    primary key (execution_id, target)
);

create index touch_hour on execution.touch (playbook, at);

-- The evidence: each record carries the hash of the one before and its own.
create table execution.record (
    execution_id bigint  not null references execution.execution,
    ordinal      integer not null check (ordinal > 0),
    body         text    not null,
    previous     text    not null,
    sha256       text    not null check (sha256 = encode(sha256(convert_to(previous || E'\n' || body, 'UTF8')), 'hex')),
    primary key (execution_id, ordinal)
);

-- Nothing is done while one is there; an empty playbook stands for all.
create table execution.stopper (
    playbook text        primary key,
    title    text        not null,
    reason   text        not null,
    by_name  text        not null,
    at       timestamptz not null
);

-- What went without an approval is looked at afterwards, by somebody else.
create table execution.review (
    execution_id bigint      primary key references execution.execution,
    by_id        bigint      not null references people.person,
    by_name      text        not null,
    word         text        not null,
    at           timestamptz not null
);

create function execution.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is never changed';
end
$$;

create trigger plan_stays before update or delete on execution.plan for each row execute function execution.refuse_change();
create trigger approval_stays before update or delete on execution.approval for each row execute function execution.refuse_change();
create trigger record_stays before update or delete on execution.record for each row execute function execution.refuse_change();
