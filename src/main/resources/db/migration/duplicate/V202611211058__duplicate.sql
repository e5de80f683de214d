create schema duplicate;

-- One contact or customer was made part of another, and what went over with it, so that it can be taken back.
create table duplicate.merge (
    id        bigint generated always as identity primary key,
    kind      text        not null check (kind in ('contact', 'customer')),
    gone_id   bigint      not null,
    kept_id   bigint      not null,
    tickets   bigint[]    not null,
    -- Of these tickets: those that were nobody's and became the customer's.
    adopted   bigint[]    not null,
    promises  bigint[]    not null,
    contacts  bigint[]    not null,
    -- What had been merged into the one that is gone.
    earlier   bigint[]    not null,
    active    boolean     not null,
    by_name   text        not null,
    at        timestamptz not null,
    undone_at timestamptz,
    undone_by text        not null default '',
    check (gone_id <> kept_id),
    check ((undone_at is null) = (undone_by = ''))
);

create unique index merge_standing on duplicate.merge (kind, gone_id) where undone_at is null;
create index merge_kept on duplicate.merge (kind, kept_id, id);

-- Somebody looked: they are two. They are not suggested again.
create table duplicate.apart (
    kind  text   not null check (kind in ('contact', 'customer')),
    one   bigint not null,
    other bigint not null,
    primary key (kind, one, other),
    check (one < other)
);
