create schema auditor;

-- One row. Switching it off takes a name and a reason; the address to ping is sealed.
create table auditor.setting (
    id       int         primary key check (id = 1),
    watching boolean     not null,
    changed_at timestamptz,
    changed_by text      not null default '',
    reason   text        not null default '',
    dead_man bytea
);

insert into auditor.setting (id, watching) values (1, true);

-- What each node's auditor saw when it last looked.
create table auditor.round (
    node         uuid        primary key,
    name         text        not null,
    at           timestamptz not null,
    well         boolean     not null,
    pinged_at    timestamptz,
    ping_trouble text        not null default ''
);

-- What is wrong now. With a node: only that node's auditor can see that it is over.
create table auditor.finding (
    key       text        primary key,
    node      uuid,
    what      text        not null,
    remedy    text        not null,
    page_id   bigint,
    raised_at timestamptz not null,
    told_at   timestamptz,
    lease     timestamptz
);
