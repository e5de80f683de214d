create schema promise;

-- What was promised to a customer, by whom it is kept, until when.
create table promise.promise (
    id               bigint generated always as identity primary key,
    organisation_id  bigint      not null references people.organisation,
    ticket_id        bigint      not null references desk.ticket,
    what             text        not null,
    keeper_id        bigint      not null references people.person,
    due_at           timestamptz not null,
    made_by          text        not null,
    made_at          timestamptz not null,
    state            text        not null default 'open' check (state in ('open', 'kept', 'withdrawn')),
    ended_at         timestamptz,
    check ((state = 'open') = (ended_at is null))
);

create index promise_customer on promise.promise (organisation_id, due_at) where state = 'open';
create index promise_keeper on promise.promise (keeper_id, due_at) where state = 'open';
create index promise_ticket on promise.promise (ticket_id, id);
