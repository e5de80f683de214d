create schema relation;

-- What went over when a ticket was merged, kept so that it can be taken back.
create table relation.merge (
    part_id   bigint      primary key references desk.ticket,
    whole_id  bigint      not null references desk.ticket,
    entries   bigint[]    not null,
    by_name   text        not null,
    at        timestamptz not null
);

create index merge_whole on relation.merge (whole_id);
