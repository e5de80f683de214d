-- How somebody's lists are laid out where nothing else is said, in the words of an address.
create table queue.layout (
    person_id  bigint      primary key references people.person,
    sorted_by  text        not null,
    grouped_by text        not null,
    columns    text[]      not null,
    kept_at    timestamptz not null
);
