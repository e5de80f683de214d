-- What was changed since the nights that it concerns were gone through. While they are, due_at is the end of the lease.
create table rehearsal.change (
    kind     text        not null,
    id       text        not null,
    first_at timestamptz not null,
    due_at   timestamptz not null,
    attempt  bigint      not null default 0,
    primary key (kind, id)
);

create index change_due on rehearsal.change (due_at);

-- When some nights were gone through after a change.
alter table rehearsal.night add column touched_at timestamptz;
