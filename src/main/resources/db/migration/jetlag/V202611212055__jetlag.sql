create schema jetlag;

-- Hours of a shift that a journey moves into its person's night, and what was decided about them. The journey may be gone by now.
create table jetlag.jet_lag (
    id        bigint      generated always as identity primary key,
    journey   bigint      not null,
    person_id bigint      not null references people.person,
    schedule  bigint      not null,
    zone      text        not null,
    from_at   timestamptz not null,
    until_at  timestamptz not null,
    state     text        not null check (state in ('open', 'asked', 'kept', 'gone')),
    made_at   timestamptz not null,
    check (from_at < until_at)
);

create unique index jet_lag_once on jetlag.jet_lag (journey, schedule, from_at) where state <> 'gone';
create index jet_lag_until on jetlag.jet_lag (until_at);
