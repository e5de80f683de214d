create schema reminder;

-- What somebody is told about a ticket, once for each cause. While it is being sent, due_at is the end of the lease.
create table reminder.message (
    id         bigint generated always as identity primary key,
    ticket_id  bigint      not null references desk.ticket,
    cause      text        not null,
    kind       text        not null check (kind in ('soon', 'late', 'waited')),
    what       text        not null,
    person_id  bigint      not null references people.person,
    about      timestamptz not null,
    state      text        not null check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    due_at     timestamptz,
    way        int         not null default 0,
    tries      int         not null default 0,
    repeat     boolean     not null default false,
    at         timestamptz not null,
    unique (ticket_id, cause, person_id),
    check ((due_at is not null) = (state in ('waiting', 'sending')))
);

create index message_due on reminder.message (due_at) where due_at is not null;

-- For which tickets somebody is to be woken, once for each cause.
create table reminder.waking (
    ticket_id  bigint      not null references desk.ticket,
    cause      text        not null,
    due_at     timestamptz,
    primary key (ticket_id, cause)
);

create index waking_due on reminder.waking (due_at) where due_at is not null;
