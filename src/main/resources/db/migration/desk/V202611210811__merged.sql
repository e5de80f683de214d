-- A ticket that was merged into another is closed; what it was before comes back when that is undone.
alter table desk.ticket
    add column merged_into  bigint references desk.ticket,
    add column before_merge jsonb,
    add check ((merged_into is null) = (before_merge is null)),
    add check (merged_into is null or state = 'closed'),
    add check (merged_into <> id);

create index ticket_merged on desk.ticket (merged_into) where merged_into is not null;
