-- A plan that was made from a request: only by one of these is the register told that it is done.
create table requisition.plan (
    ticket_id bigint not null references requisition.requisition,
    plan      text   not null,
    primary key (ticket_id, plan)
);
