-- Not called freeze, which is a word of SQL.
create schema freezes;

-- A time in which nothing is changed. lifted_at is when somebody ended it by hand; end_at is when it ended or will.
create table freezes.freeze_window (
    id          bigint      generated always as identity primary key,
    kind        text        not null check (kind in ('all', 'service', 'environment', 'customer')),
    service_id  bigint      references catalog.service,
    environment text        check (environment <> ''),
    customer_id bigint      references people.organisation,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    zone        text        not null,
    reason      text        not null check (reason <> ''),
    breaker     text        not null check (breaker in ('lead', 'administrator', 'nobody')),
    lifted_at   timestamptz,
    end_at      timestamptz not null generated always as (least(until_at, lifted_at)) stored,
    check (from_at < until_at),
    check ((kind = 'service') = (service_id is not null)),
    check ((kind = 'environment') = (environment is not null)),
    check ((kind = 'customer') = (customer_id is not null))
);

create index freeze_end on freezes.freeze_window (end_at);
