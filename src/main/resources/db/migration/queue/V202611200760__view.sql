create schema queue;

-- A search that is kept under a name, for its owner or for all staff. A program's has no owner and is shared.
create table queue.saved_view (
    id        bigint      generated always as identity primary key,
    owner_id  bigint      references people.person,
    name      text        not null check (name <> ''),
    words     text        not null check (words <> ''),
    shared    boolean     not null,
    made_at   timestamptz not null,
    check (shared or owner_id is not null)
);

create unique index saved_view_name on queue.saved_view (coalesce(owner_id, 0), lower(name));
create index saved_view_shared on queue.saved_view (shared) where shared;
