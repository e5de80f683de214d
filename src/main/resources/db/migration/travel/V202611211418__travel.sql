create schema travel;

-- A person is in that zone from one midnight there to another. One within another counts while it lasts.
create table travel.journey (
    id        bigint      generated always as identity primary key,
    person_id bigint      not null references people.person,
    zone      text        not null,
    first_day date        not null,
    last_day  date        not null,
    from_at   timestamptz not null,
    until_at  timestamptz not null,
    check (first_day <= last_day and from_at < until_at)
);

create index journey_of on travel.journey (person_id, until_at);
