create schema agenda;

-- An address under which shifts are read: those of its person, or all of a schedule. Only the secret's digest is kept.
create table agenda.address (
    id        bigint      generated always as identity primary key,
    person_id bigint      not null references people.person,
    schedule  bigint,
    digest    bytea       not null unique,
    made_at   timestamptz not null,
    read_at   timestamptz
);

create unique index address_of on agenda.address (person_id, coalesce(schedule, 0));
