create schema drill;

-- A test page through a policy. While it is open, ends_at is when it is called off at the latest.
create table drill.drill (
    id        bigint      generated always as identity primary key,
    policy_id bigint      not null references escalation.policy,
    begun_at  timestamptz not null,
    ends_at   timestamptz not null,
    ended_at  timestamptz
);

create unique index drill_open on drill.drill (policy_id) where ended_at is null;
create index drill_newest on drill.drill (policy_id, id desc);
create index drill_due on drill.drill (ends_at) where ended_at is null;
