create schema requisition;

-- A ticket that asks for other settings of an installation.
create table requisition.requisition (
    ticket_id       bigint      primary key references desk.ticket,
    installation_id bigint      not null references installation.installation,
    by_name         text        not null,
    asked_at        timestamptz not null
);

create index requisition_newest on requisition.requisition (asked_at desc, ticket_id desc);

-- One setting that it asks for: the value sealed, and by what the value that was seen then is known again.
create table requisition.wanted (
    ticket_id bigint  not null references requisition.requisition,
    place     integer not null,
    key       text    not null,
    value     text    not null,
    was       text    not null,
    primary key (ticket_id, place)
);
