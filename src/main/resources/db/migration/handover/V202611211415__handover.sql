create schema handover;

-- A schedule whose handovers are kept; due_at is when its changes are looked for next.
create table handover.setting (
    schedule_id  bigint      primary key,
    team_id      bigint      not null references people.team,
    due_at       timestamptz not null
);

create index setting_due on handover.setting (due_at);

-- One change of shift. due_at is when the lead is paged; over_at when the outgoing are relieved, never as long as that is open.
create table handover.handover (
    id           bigint      generated always as identity primary key,
    schedule_id  bigint      not null,
    schedule     text        not null,
    team_id      bigint      not null references people.team,
    began_at     timestamptz not null,
    change_at    timestamptz not null,
    state        text        not null check (state in ('open', 'accepted', 'lapsed', 'withdrawn')),
    made_at      timestamptz not null,
    due_at       timestamptz,
    over_at      timestamptz not null default 'infinity',
    lead_at      timestamptz,
    accepted_by  bigint      references people.person,
    accepted_at  timestamptz,
    read_back    text        not null default '',
    parts        text[]      not null default '{}',
    pressing     int         not null default 0,
    signed_by    bigint      references people.person,
    signed_at    timestamptz,
    audience     text[]      not null,
    unique (schedule_id, change_at),
    check (began_at <= change_at),
    check ((state = 'open') = (over_at = 'infinity')),
    check (state <> 'accepted' or (accepted_at is not null and accepted_by is not null and read_back <> '')),
    check ((signed_by is null) = (signed_at is null))
);

create index handover_due on handover.handover (due_at) where due_at is not null;
create index handover_not_relieved on handover.handover (schedule_id, over_at);
create index handover_open on handover.handover (change_at) where state = 'open';
create index handover_newest on handover.handover (change_at desc, id desc);

create table handover.person (
    handover_id  bigint not null references handover.handover,
    side         text   not null check (side in ('leaving', 'coming')),
    person_id    bigint not null references people.person,
    primary key (handover_id, side, person_id)
);

create index person_handovers on handover.person (person_id, handover_id);

-- What the outgoing wrote: if this then that, or a note without a condition.
create table handover.line (
    id           bigint      generated always as identity primary key,
    handover_id  bigint      not null references handover.handover,
    condition    text        not null,
    words        text        not null check (words <> ''),
    by_name      text        not null,
    at           timestamptz not null
);

create index line_of_handover on handover.line (handover_id, id);

-- The incidents as they were handed over; named: the receiver read them back by their number.
create table handover.told (
    handover_id  bigint not null references handover.handover,
    ticket_id    bigint not null,
    number       text   not null,
    title        text   not null,
    priority     int    not null,
    stands       text   not null,
    named        boolean not null,
    primary key (handover_id, ticket_id)
);

-- What the outgoing says of a thing of their shift; once the night is signed, all of them as they were then.
create table handover.account (
    handover_id  bigint      not null references handover.handover,
    item         text        not null,
    what         text        not null,
    word         text        not null,
    by_itself    boolean     not null,
    at           timestamptz not null,
    primary key (handover_id, item)
);
