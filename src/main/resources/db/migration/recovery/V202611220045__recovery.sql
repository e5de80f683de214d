create schema recovery;

-- Written once a minute: whoever reads it back after a restore knows how much was lost.
create table recovery.beat (
    id smallint    primary key default 1 check (id = 1),
    at timestamptz not null
);

-- A drill: what is tried, by whom, and how it went. Without a service it restores Nightdesk's own backup. Whoever led it does not sign it.
create table recovery.drill (
    id           bigint      generated always as identity primary key,
    service_id   bigint      references catalog.service,
    kind         text        not null check (kind in ('restore', 'failover', 'rollback', 'absence', 'tabletop')),
    scenario     text        not null check (scenario <> ''),
    rto_minutes  integer     not null check (rto_minutes between 1 and 100000),
    rpo_minutes  integer     not null check (rpo_minutes between 0 and 100000),
    planned_on   date        not null,
    participants text        not null,
    led_by       bigint      not null references people.person,
    backup       text        not null default '',
    state        text        not null check (state in ('planned', 'running', 'verified', 'failed', 'signed')),
    declared_at  timestamptz,
    give_up_at   timestamptz,
    ended_at     timestamptz,
    newest_at    timestamptz,
    newest_read  boolean     not null default false,
    verified     boolean     not null default false,
    checked      text        not null default '',
    deviations   text        not null default '',
    effect       text        not null default '',
    signed_by    bigint      references people.person,
    signed_at    timestamptz,
    check (signed_by <> led_by),
    check ((state = 'signed') = (signed_at is not null and signed_by is not null)),
    check ((state in ('planned', 'running')) = (ended_at is null)),
    check ((state = 'planned') = (declared_at is null))
);

create index drill_open on recovery.drill (planned_on) where state in ('planned', 'running', 'verified', 'failed');
create index drill_given_up on recovery.drill (give_up_at) where state = 'running' and give_up_at is not null;
create index drill_newest on recovery.drill (id desc);

-- What a drill taught: an action with an owner and a day, closed with what shows it.
create table recovery.finding (
    id        bigint      generated always as identity primary key,
    drill_id  bigint      not null references recovery.drill,
    text      text        not null check (text <> ''),
    owner_id  bigint      not null references people.person,
    due_on    date        not null,
    closed_at timestamptz,
    evidence  text        not null default '',
    check ((closed_at is null) = (evidence = ''))
);

create index finding_drill on recovery.finding (drill_id, id);
create index finding_owner on recovery.finding (owner_id, due_on) where closed_at is null;
