-- A ticket that asks for settings has become part of another one, which asks for them from then on.
create table requisition.carried (
    part_id  bigint primary key references desk.ticket,
    whole_id bigint not null references desk.ticket
);

create index carried_whole on requisition.carried (whole_id);
