create schema change;

-- Something that is changed in production. author and approvers are written person:7 or token:3.
create table change.change (
    id          bigint      generated always as identity primary key,
    edition     int         not null default 1,
    kind        text        not null check (kind in ('standard', 'normal', 'emergency')),
    state       text        not null
                check (state in ('draft', 'submitted', 'approved', 'scheduled', 'in-progress', 'done', 'failed', 'withdrawn')),
    title       text        not null check (title <> ''),
    why         text        not null check (why <> ''),
    what        text        not null,
    from_at     timestamptz,
    until_at    timestamptz,
    zone        text        not null,
    yes         text[]      not null,
    risk        text        not null check (risk in ('low', 'medium', 'high')),
    playbook    text        not null,
    environment text        not null check (environment <> ''),
    author      text        not null,
    author_name text        not null,
    made_at     timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    result      text        not null default '',
    broke       text        not null default '',
    unique (id, author),
    check ((from_at is null) = (until_at is null)),
    check (from_at < until_at),
    check (state <> 'scheduled' or from_at is not null),
    check ((state in ('done', 'failed', 'withdrawn')) = (ended_at is not null)),
    check (state not in ('in-progress', 'done', 'failed') or started_at is not null)
);

create index change_ahead on change.change (from_at) where state in ('draft', 'submitted', 'approved', 'scheduled', 'in-progress');
create index change_ended on change.change (ended_at) where ended_at is not null;
create index change_started on change.change (started_at) where started_at is not null;

create table change.affected (
    change_id  bigint not null references change.change,
    service_id bigint not null references catalog.service,
    primary key (change_id, service_id)
);

create index affected_service on change.affected (service_id, change_id);

create table change.point (
    change_id bigint not null references change.change,
    position  int    not null,
    text      text   not null check (text <> ''),
    done_at   timestamptz,
    done_by   text   not null default '',
    primary key (change_id, position)
);

-- Whoever wrote it cannot agree to it: the author here is the change's own, by the foreign key.
create table change.approval (
    id            bigint      generated always as identity primary key,
    change_id     bigint      not null,
    edition       int         not null,
    author        text        not null,
    approver      text        not null,
    approver_name text        not null,
    agreed        boolean     not null,
    word          text        not null,
    at            timestamptz not null,
    foreign key (change_id, author) references change.change (id, author),
    constraint approver_is_not_author check (approver <> author)
);

create index approval_change on change.approval (change_id, id);

-- What was changed at a service, for those who look for a cause.
create view change.v_happened as
    select affected.service_id, change.id as change_id, change.title, change.state, change.started_at as at, change.ended_at
      from change.affected
      join change.change on change.id = affected.change_id
     where change.started_at is not null;
