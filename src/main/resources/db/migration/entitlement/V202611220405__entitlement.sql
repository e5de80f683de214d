create schema entitlement;

-- What can be asked for. Playbooks by their number (pb_7), empty where it is done by hand; most_hours where it ends by itself.
create table entitlement.offer (
    id                bigint      generated always as identity primary key,
    name              text        not null unique check (name <> ''),
    purpose           text        not null,
    kind              text        not null check (kind in ('account', 'desktop', 'access')),
    service_id        bigint      not null references catalog.service,
    fields            text[]      not null,
    grant_playbook    text        not null,
    withdraw_playbook text        not null,
    points            text[]      not null,
    most_hours        integer     check (most_hours between 1 and 8784),
    retired_at        timestamptz,
    -- What a machine has given for a time, a machine takes back.
    check (grant_playbook = '' or most_hours is null or withdraw_playbook <> '')
);

-- What somebody asked for, and holds, held or was refused. While it is handed over or taken back, run is the run that does it. due_at is when something has to be done about it.
create table entitlement.entitlement (
    id             bigint      generated always as identity primary key,
    offer_id       bigint      not null references entitlement.offer,
    ticket_id      bigint      not null unique references desk.ticket,
    holder_id      bigint      references people.person,
    holder_name    text        not null check (holder_name <> ''),
    wanted         text        not null,
    reason         text        not null,
    hours          integer     check (hours > 0),
    asker_id       bigint      references people.person,
    asker_name     text        not null,
    asked_at       timestamptz not null,
    approver_id    bigint      references people.person,
    approver_name  text        not null default '',
    approved_at    timestamptz,
    state          text        not null check (state in ('asked', 'granting', 'held', 'withdrawing', 'stuck', 'returned', 'refused')),
    since          timestamptz not null,
    granted_at     timestamptz,
    until          timestamptz,
    returned_at    timestamptz,
    run            text        not null default '',
    trouble        text        not null default '',
    told           boolean     not null default false,
    due_at         timestamptz,
    constraint asker_is_not_approver check (approver_id <> asker_id),
    constraint holder_is_not_approver check (approver_id <> holder_id),
    check ((state in ('held', 'withdrawing', 'stuck', 'returned')) = (granted_at is not null)),
    check ((state = 'returned') = (returned_at is not null)),
    check (state <> 'held' or until is null or due_at is not null)
);

create index entitlement_due on entitlement.entitlement (due_at) where due_at is not null;
create index entitlement_holder on entitlement.entitlement (holder_name);
create index entitlement_open on entitlement.entitlement (since) where state not in ('returned', 'refused');
