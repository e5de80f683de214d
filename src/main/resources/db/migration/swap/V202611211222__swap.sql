create schema swap;

-- Without a taker anybody may take it. Once it is accepted, the override does it.
create table swap.swap (
    id         bigint      generated always as identity primary key,
    schedule   bigint      not null,
    owner_id   bigint      not null references people.person,
    taker_id   bigint      references people.person,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    note       text        not null,
    state      text        not null check (state in ('asked', 'accepted', 'declined', 'withdrawn', 'undone')),
    override   bigint,
    asked_by   text        not null,
    at         timestamptz not null,
    check (from_at < until_at),
    check (owner_id <> taker_id),
    check (state not in ('accepted', 'undone') or (override is not null and taker_id is not null))
);

create index swap_until on swap.swap (until_at);
