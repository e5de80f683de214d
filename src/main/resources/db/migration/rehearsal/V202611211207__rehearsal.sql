create schema rehearsal;

-- One row: when it is gone through next, and how it was the last time. While it runs, due_at is the end of the lease.
create table rehearsal.night (
    id            int         primary key check (id = 1),
    due_at        timestamptz,
    attempt       bigint      not null default 0,
    rehearsed_at  timestamptz,
    until_at      timestamptz
);

insert into rehearsal.night (id) values (1);

-- What would go wrong by the last rehearsal. Told once, as long as it stays.
create table rehearsal.trouble (
    key      text        primary key,
    rank     int         not null,
    kind     text        not null,
    what     text        not null,
    remedy   text        not null,
    path     text        not null,
    first_at timestamptz not null,
    times    int         not null,
    seconds  bigint      not null,
    found_at timestamptz not null,
    told_at  timestamptz
);
