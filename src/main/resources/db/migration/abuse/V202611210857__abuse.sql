create schema abuse;

-- A thread that somebody flagged as abusive. decision: let_in or stop; while it is missing or stop, the senders' mail waits for leads.
create table abuse.flag (
    ticket_id   bigint      primary key references desk.ticket,
    addresses   text[]      not null,
    by_name     text        not null,
    passed_to   text        not null,
    at          timestamptz not null,
    decision    text        check (decision in ('let_in', 'stop')),
    decided_by  text,
    decided_at  timestamptz,
    check ((decision is null) = (decided_at is null)),
    check ((decision is null) = (decided_by is null))
);

create index flag_addresses on abuse.flag using gin (addresses);
create index flag_open on abuse.flag (at) where decision is null;
