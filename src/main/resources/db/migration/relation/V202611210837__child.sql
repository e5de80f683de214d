-- A ticket has one parent at most, and what has children has none.
create table relation.child (
    child_id   bigint      primary key references desk.ticket,
    parent_id  bigint      not null references desk.ticket,
    at         timestamptz not null,
    check (child_id <> parent_id)
);

create index child_parent on relation.child (parent_id, child_id);
