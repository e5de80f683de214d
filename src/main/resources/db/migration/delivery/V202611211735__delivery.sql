create schema delivery;

-- A report that is wanted again and again. due_at is empty while it rests. Days of the week are ISO's: 1 is Monday.
create table delivery.standing_order (
    id          bigint      generated always as identity primary key,
    name        text        not null check (name <> ''),
    report_id   bigint      not null references report.report,
    owner_id    bigint      not null references people.person,
    owner_name  text        not null,
    arguments   jsonb       not null,
    format      text        not null check (format in ('xlsx', 'csv', 'json')),
    every       text        not null check (every in ('day', 'week', 'month')),
    weekdays    integer[]   not null,
    month_day   integer     not null check (month_day between 1 and 31),
    at          time        not null,
    zone        text        not null,
    calendar_id bigint      references sla.calendar,
    condition   text        not null check (condition in ('always', 'rows', 'value')),
    column_name text        not null,
    sign        text        not null,
    value       text        not null,
    way         text        not null,
    addresses   text[]      not null check (cardinality(addresses) > 0),
    made_at     timestamptz not null,
    due_at      timestamptz
);

create index standing_order_due on delivery.standing_order (due_at) where due_at is not null;
create index standing_order_report on delivery.standing_order (report_id);

-- One time that an order fell due. It is made once, whatever becomes of sending it. due_at is when there is something to do, the end of the lease
-- while somebody does it.
create table delivery.parcel (
    id        bigint      generated always as identity primary key,
    order_id  bigint      not null references delivery.standing_order on delete cascade,
    wanted_at timestamptz not null,
    missed    integer     not null,
    state     text        not null default 'waiting' check (state in ('waiting', 'making', 'made', 'nothing', 'failed')),
    reason    text        not null default '',
    tries     integer     not null default 0,
    run_id    bigint      not null default 0,
    rows      bigint      not null default 0,
    truncated boolean     not null default false,
    as_of     timestamptz,
    preview   text        not null default '',
    due_at    timestamptz,
    unique (order_id, wanted_at),
    check ((due_at is null) = (state in ('made', 'nothing', 'failed')))
);

create index parcel_due on delivery.parcel (due_at) where due_at is not null;

-- The file of a parcel, while it is kept.
create table delivery.file (
    parcel_id  bigint      primary key references delivery.parcel on delete cascade,
    name       text        not null,
    media_type text        not null,
    bytes      bytea       not null,
    made_at    timestamptz not null
);

create index file_made on delivery.file (made_at);

-- A parcel to one address.
create table delivery.sending (
    id        bigint      generated always as identity primary key,
    parcel_id bigint      not null references delivery.parcel on delete cascade,
    address   text        not null,
    state     text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    reason    text        not null default '',
    tries     integer     not null default 0,
    repeat    boolean     not null default false,
    due_at    timestamptz,
    check ((due_at is null) = (state in ('sent', 'failed')))
);

create index sending_due on delivery.sending (due_at) where due_at is not null;
create index sending_parcel on delivery.sending (parcel_id);
