create schema engine;

-- Who serves from this database. A node that stops takes its row along; one that died is gone a day after it was last seen.
create table engine.node (
    id          uuid        primary key,
    name        text        not null,
    version     text        not null,
    started_at  timestamptz not null,
    seen_at     timestamptz not null,
    skew_millis bigint      not null
);
