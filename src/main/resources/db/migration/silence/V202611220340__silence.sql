create schema silence;

-- Alerts with such labels wake nobody from one moment to another. code is its identity in Alertmanager's API; sender is the number of the integration whose alerts alone are meant, if only its
-- are. ended_at is when it was ended by hand; end_at is when it ended or will. matchers is a list of objects: name, operator, value.
create table silence.silence (
    id         bigint      generated always as identity primary key,
    code       uuid        not null unique default gen_random_uuid(),
    matchers   jsonb       not null,
    sender     bigint,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    reason     text        not null check (reason <> ''),
    author     text        not null check (author <> ''),
    ended_at   timestamptz,
    end_at     timestamptz not null generated always as (least(until_at, ended_at)) stored,
    made_at    timestamptz not null,
    check (from_at < until_at)
);

create index silence_end on silence.silence (end_at);
