create schema paging;

-- A page is one call for help about one subject. It keeps the steps it began with.
create table paging.page (
    id               bigint generated always as identity primary key,
    subject_kind     text        not null,
    subject_id       text        not null,
    policy_id        bigint      references escalation.policy on delete set null,
    policy_name      text        not null,
    steps            jsonb       not null,
    repeat           int         not null,
    title            text        not null,
    detail           text        not null,
    priority         int         not null check (priority between 1 and 5),
    service          text        not null,
    state            text        not null check (state in ('waiting', 'paging', 'acknowledged', 'exhausted', 'stopped')),
    step             int         not null default 0,
    round            int         not null default 0,
    started_at       timestamptz not null,
    due_at           timestamptz,
    acknowledged_at  timestamptz,
    acknowledged_by  bigint,
    acknowledger     text,
    until            timestamptz,
    stopped_at       timestamptz,
    stop_reason      text,
    check ((state = 'acknowledged') <= (acknowledged_at is not null)),
    check ((state = 'stopped') = (stopped_at is not null)),
    check (state not in ('waiting', 'paging', 'exhausted') or due_at is not null)
);

create unique index page_one_open on paging.page (subject_kind, subject_id) where state <> 'stopped';
create index page_due on paging.page (due_at) where due_at is not null and state <> 'stopped';
create index page_calling on paging.page (started_at, id) where state in ('waiting', 'paging', 'exhausted');
create index page_subject on paging.page (subject_kind, subject_id, id);

create table paging.attempt (
    id         bigint generated always as identity primary key,
    page_id    bigint      not null references paging.page on delete cascade,
    purpose    text        not null check (purpose in ('page', 'alarm', 'all-clear')),
    round      int         not null,
    step       int         not null,
    person_id  bigint      not null,
    person     text        not null,
    kind       text        not null,
    address    text        not null,
    state      text        not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'answered', 'failed', 'unknown')),
    due_at     timestamptz not null,
    tries      int         not null default 0,
    repeat     boolean     not null default false,
    at         timestamptz,
    sent_at    timestamptz,
    reason     text        not null default '',
    reference  text        not null default ''
);

create index attempt_due on paging.attempt (due_at) where state in ('waiting', 'sending');
create index attempt_page on paging.attempt (page_id, id);
create index attempt_person on paging.attempt (person_id, id);
